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
    [InlineData("ordinary", 1)]
    [InlineData("ordinary", 8)]
    [InlineData("numbers", 5)]
    public void Begin_EarlierResults_SameSnapshotProposesTheSame(string space, int parallelism)
    {
        var drive = Drive(space, parallelism, out var lived);
        var earlier = Earlier(space, 30);
        lived.Begin(earlier);
        drive.Run(Settings, Result("some failed"));
        var restored = Create(Spaces.Create(Spaces.ByName[space]));
        restored.Begin(earlier);
        drive.Observations.ForEach(restored.Observe);

        Assert.Equal(
            SamplerDrive.Describe(lived.Propose(Settings, drive.Outstanding)),
            SamplerDrive.Describe(restored.Propose(Settings, drive.Outstanding)));
    }

    [Fact]
    public void Begin_EarlierResults_ChangeWhatIsProposed()
    {
        var drive = Drive("ordinary", 1, out var sampler);
        sampler.Begin(Earlier("ordinary", 60));

        Assert.NotEqual(Drive("ordinary", 1, out _).Run(10, Result("ordinary")), drive.Run(10, Result("ordinary")));
    }

    [Theory]
    [InlineData("all failed")]
    [InlineData("unbounded")]
    [InlineData("huge")]
    public void Begin_LossesOfAnyKind_ProposesSettingsOfTheSpace(string losses)
    {
        var drive = Drive("ordinary", 4, out var sampler);
        sampler.Begin([.. Earlier("ordinary", 30).Select((one, place) => one with { Loss = Losses[losses](place), Losses = Result(losses)(place, []) })]);

        Assert.Equal(10, drive.Run(10, Result("ordinary")).Count);
    }

    // The minimum is far from the middle, which is where some samplers would begin.
    [Fact]
    public void Begin_ResultsOfTheSameProblem_ProposesBetterFromTheFirstTrial()
    {
        var gains = Enumerable.Range(1, 6).Select(seed => Math.Log(MeanLoss(seed, 0)) - Math.Log(MeanLoss(seed, 60)));

        Assert.True(gains.Average() > 0.1, $"logarithms of the gains: {string.Join(' ', gains)}");

        double MeanLoss(int seed, int earlier)
        {
            var space = Spaces.Create(Spaces.ByName["numbers"], seed);
            var (sampler, found) = (Create(space), new List<double>());
            if (earlier > 0) { sampler.Begin(EarlierOf(space, earlier, setting => [.. Enumerable.Repeat(Distance(setting), Objectives)])); }

            new SamplerDrive(space, sampler, 1).Run(15, (_, setting) =>
            {
                found.Add(Distance(setting));
                return [.. Enumerable.Repeat(found[^1], Objectives)];
            });
            return found.Average();
        }

        static double Distance(IReadOnlyList<ParameterAssignment> setting) => setting.Sum(parameter => Math.Pow(parameter.Value.AsDouble() - 8, 2));
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

    private Observation[] Earlier(string space, int count)
    {
        var place = 0L;
        return EarlierOf(Spaces.Create(Spaces.ByName[space], seed: 9), count, _ => Result("ordinary")(place++, []));
    }

    private static Observation[] EarlierOf(FamilySpace space, int count, Func<IReadOnlyList<ParameterAssignment>, IReadOnlyList<double>> losses)
    {
        var random = new RandomSampler(space);
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var setting = random.SettingAt(1_000 + index);
            var values = losses(setting);
            return new Observation(long.MinValue + index, setting, values[0]) { Losses = values };
        })];
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
