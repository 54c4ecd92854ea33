using Orchestrator.Grains.Search.Samplers;
using Xunit;

namespace Orchestrator.TestKit.Search;

/// <summary>What every sampler does that takes other losses for what it has seen.</summary>
public abstract class RevisableSamplerContract : AdaptiveSamplerContract
{
    private const int Settings = 40;

    [Theory]
    [InlineData("ordinary", 12)]
    [InlineData("numbers", 12)]
    [InlineData("numbers", 40)]
    public void Revise_OtherLosses_ProposesAsIfTheyHadBeenObserved(string space, int results)
    {
        var (revised, told) = (CreateRevisable(space), CreateRevisable(space));
        var observations = Observations(space, results);
        Observation[] others = [.. observations.Where(one => one.Index % 3 == 0).Select(one => one with { Loss = one.Index % 2 == 0 ? double.NaN : -one.Loss })];

        foreach (var one in observations) { revised.Observe(one); }

        revised.Revise(others);
        foreach (var one in observations) { told.Observe(others.FirstOrDefault(other => other.Index == one.Index) ?? one); }

        Assert.Equal(SamplerDrive.Describe(told.Propose(Settings, [])), SamplerDrive.Describe(revised.Propose(Settings, [])));
        Assert.NotEqual(SamplerDrive.Describe(Untouched(space, observations).Propose(Settings, [])), SamplerDrive.Describe(revised.Propose(Settings, [])));
    }

    private IAdaptiveSampler Untouched(string space, IEnumerable<Observation> observations)
    {
        var sampler = CreateRevisable(space);
        foreach (var one in observations) { sampler.Observe(one); }

        return sampler;
    }

    private IRevisableSampler CreateRevisable(string space) => (IRevisableSampler)Create(Spaces.Create(Spaces.ByName[space]));

    private static Observation[] Observations(string space, int count)
    {
        var random = new RandomSampler(Spaces.Create(Spaces.ByName[space], seed: 4));
        return [.. Enumerable.Range(0, count).Select(index => new Observation(index, random.SettingAt(index), 1 + ((index * 7) % 11)))];
    }
}
