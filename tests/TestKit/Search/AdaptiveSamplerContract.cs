using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Xunit;

namespace Orchestrator.TestKit.Search;

/// <summary>What every sampler that learns from results does.</summary>
public abstract class AdaptiveSamplerContract
{
    private const int Settings = 40;

    private static readonly Dictionary<string, Func<long, double>> Losses = new()
    {
        ["all equal"] = _ => 1,
        ["all failed"] = _ => double.NaN,
        ["some failed"] = index => index % 3 == 0 ? double.NaN : Noise(index),
        ["unbounded"] = index => index % 5 == 0 ? double.PositiveInfinity : index % 7 == 0 ? double.NegativeInfinity : Noise(index),
        ["huge"] = index => 1e300 * (Noise(index) - 0.5),
        ["ordinary"] = Noise,
    };

    /// <summary>Spaces, kinds of losses and numbers of outstanding settings that go together.</summary>
    public static TheoryData<string, string, int> Searches
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (var space in Spaces.ByName.Keys)
            {
                foreach (var losses in space == "ordinary" ? Losses.Keys.ToArray() : ["ordinary", "some failed"])
                {
                    data.Add(space, losses, 1);
                    data.Add(space, losses, 8);
                }
            }

            return data;
        }
    }

    /// <summary>The sampler of a space.</summary>
    private protected abstract IAdaptiveSampler Create(FamilySpace space);

    /// <summary>How many objectives results have.</summary>
    protected virtual int Objectives => 1;

    [Theory]
    [MemberData(nameof(Searches))]
    public void Propose_AnySpace_BelongsToItAndIsTheSameAgain(string space, string losses, int parallelism) =>
        Assert.Equal(
            Drive(space, parallelism, out _).Run(Settings, Result(losses)),
            Drive(space, parallelism, out _).Run(Settings, Result(losses)));

    [Theory]
    [InlineData("ordinary", 1)]
    [InlineData("ordinary", 8)]
    [InlineData("numbers", 5)]
    public void Propose_SameResultsWithoutTheProposalsBetween_IsTheSame(string space, int parallelism)
    {
        var drive = Drive(space, parallelism, out var lived);
        drive.Run(Settings, Result("some failed"));
        var restored = Create(Spaces.Create(Spaces.ByName[space]));
        drive.Observations.ForEach(restored.Observe);

        Assert.Equal(
            SamplerDrive.Describe(lived.Propose(Settings, drive.Outstanding)),
            SamplerDrive.Describe(restored.Propose(Settings, drive.Outstanding)));
    }

    [Fact]
    public void Propose_OtherSeed_ProposesOtherSettings()
    {
        var (one, other) = (Create(Spaces.Create(Spaces.ByName["ordinary"], seed: 1)), Create(Spaces.Create(Spaces.ByName["ordinary"], seed: 2)));

        Assert.NotEqual(SamplerDrive.Describe(one.Propose(0, [])), SamplerDrive.Describe(other.Propose(0, [])));
    }

    [Fact]
    public void Observe_ForeignSettings_AreTakenIn()
    {
        var space = Spaces.Create(Spaces.ByName["ordinary"]);
        var sampler = Create(space);
        // Warm starts: an unknown name, a value outside the bounds, a category that is none, most parameters missing.
        ParameterAssignment[] setting =
        [
            new("model", ParameterValue.Of("gan")), new("learning_rate", ParameterValue.Of(7.0)), new("other", ParameterValue.Of(1L)),
        ];
        for (var index = 0; index < 30; index++)
        {
            sampler.Observe(new Observation(index, setting, index) { Losses = Result("ordinary")(index, setting) });
        }

        SettingAssert.Belongs(space, sampler.Propose(30, []));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Propose_AfterManyResults_BeatsIndependentDraws(int parallelism)
    {
        var gains = Enumerable.Range(1, 4).Select(seed =>
        {
            var space = Spaces.Create(Spaces.ByName["numbers"], seed);
            var (found, random) = (new List<double>(), new RandomSampler(space));
            new SamplerDrive(space, Create(space), parallelism).Run(120, (_, setting) =>
            {
                found.Add(Sphere(setting));
                return [.. Enumerable.Repeat(found[^1], Objectives)];
            });
            return Math.Log(Enumerable.Range(0, 120).Min(index => Sphere(random.SettingAt(index)))) - Math.Log(found.Min());
        });

        Assert.True(gains.Average() > 0.2, $"logarithms of the gains: {string.Join(' ', gains)}");
    }

    private SamplerDrive Drive(string space, int parallelism, out IAdaptiveSampler sampler)
    {
        var created = Spaces.Create(Spaces.ByName[space]);
        sampler = Create(created);
        return new SamplerDrive(created, sampler, parallelism);
    }

    private Func<long, IReadOnlyList<ParameterAssignment>, IReadOnlyList<double>> Result(string losses) =>
        (index, _) => [.. Enumerable.Range(0, Objectives).Select(objective => Losses[losses](index + (1000 * objective)))];

    private static double Sphere(IReadOnlyList<ParameterAssignment> setting) =>
        setting.Sum(parameter => Math.Pow(parameter.Value.AsDouble() - 1, 2));

    private static double Noise(long index) => StableDraw.ForPreview(7, (int)index);
}
