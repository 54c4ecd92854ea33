using CsCheck;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Pruners;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Tests.Search.Pruners;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Jobs;

public class DeterminismTests
{
    private const int Settings = 40;

    /// <summary>Where settings come from.</summary>
    private enum Source
    {
        Random,
        OneLevel,
        AllLevels,
    }

    private sealed record Case(
        string Pruner, Source Source, int Parallelism, int Repeats, bool UsesBest, int FailurePercent, int? Failures, int Script, int Workers);

    private static readonly Gen<Case> Cases =
        from pruner in Gen.Int[0, PrunerCatalog.All.Count - 1]
        from source in Gen.Enum<Source>()
        from parallelism in Gen.Int[1, 10]
        from repeats in Gen.Int[1, 3]
        from usesBest in Gen.Bool
        from failurePercent in Gen.Int[0, 40]
        from failures in Gen.Int[1, 30]
        from script in Gen.Int[0, 10_000]
        from workers in Gen.Int[1, 8]
        select new Case(
            PrunerCatalog.All[pruner].Name, source, parallelism, repeats, usesBest, failurePercent,
            failures > 20 ? null : failures, script, workers);

    private static FamilySearch Create(Case one, SearchOrder order = SearchOrder.Logical, EnqueuedSet? enqueued = null)
    {
        var space = TestSpace.Create();
        ISettingSource source = one.Source switch
        {
            Source.OneLevel => new AdaptiveSource("witness", () => new WitnessSampler(space)),
            Source.AllLevels => new MultiFidelitySource("witness", new WitnessSampler(space)),
            _ => new FixedSource("random", new RandomSampler(space)),
        };
        return new(
            new()
            {
                Parallelism = one.Parallelism,
                Order = order,
                Repeats = one.Repeats,
                UsesBest = one.UsesBest,
                Trials = Settings * one.Repeats,
                Failures = one.Failures,
            },
            new(space, source, enqueued is null ? [] : [enqueued], []),
            TestPruners.Create(one.Pruner, 12, new() { Interval = 2, MinIter = 1, Upper = 2.5, Population = 4 }),
            SearchSimulation.EpochsOf);
    }

    private static SearchSimulation Simulate(Case one, int workers, int draws, int crashPercent = 0, SearchOrder order = SearchOrder.Logical, EnqueuedSet? enqueued = null) =>
        new SearchSimulation(() => Create(one, order, enqueued), new(one.Script, one.FailurePercent), new(draws))
        {
            CrashPercent = crashPercent,
            ShufflesJobs = workers > 1,
        }.Run(workers);

    [Fact]
    public void Apply_AnyArrivalOrder_DecidesTheSame() => Cases.Sample(
        one =>
        {
            var alone = Simulate(one, 1, 0);
            var many = Simulate(one, one.Workers, one.Script + 1, 2);
            Assert.Equal(alone.Decisions, many.Decisions);
            Assert.Empty(many.Differences);
            Assert.True(alone.Search.IsFinished && many.Search.IsFinished);
        },
        iter: 300);

    // A population takes none.
    [Fact]
    public void Apply_EnqueuedLater_DecidesTheSameInAnyArrivalOrderAndAsBeforeUpToItsPlace() => CheckPlace(
        Cases, place => new(place, [new("batch_size", ParameterValue.Of(64L))], place), ", enqueued");

    [Fact]
    public void Apply_Fork_DecidesTheSameInAnyArrivalOrderAndAsBeforeUpToItsPlace() => CheckPlace(
        Cases.Select(one => one with { Repeats = 1 }),
        place => new(place, [new("learning_rate", ParameterValue.Of(0.5)), new("batch_size", ParameterValue.Of(64L)), new("optimizer", ParameterValue.Of("adam"))], place)
        {
            Origin = new(0, 0, 1),
        },
        ", a fork of trial 0 at epoch 1");

    // A population takes none.
    private static void CheckPlace(Gen<Case> cases, Func<int, EnqueuedSet> enqueue, string origin) => (
        from one in cases
        from place in Gen.Int[1, Settings - 1]
        where one.Pruner != "pbt"
        select (one, place)).Sample(
        (one, place) =>
        {
            var set = enqueue(place);
            var alone = Simulate(one, 1, 0, enqueued: set);
            var many = Simulate(one, one.Workers, one.Script + 1, 2, enqueued: set);
            Assert.Equal(alone.Decisions, many.Decisions);
            Assert.Empty(many.Differences);

            var (before, first) = (Simulate(one, 1, 0).Decisions, alone.Decisions.FindIndex(decision => decision.EndsWith(origin, StringComparison.Ordinal)));
            Assert.Equal(before.Take(first < 0 ? before.Count : first), alone.Decisions.Take(first < 0 ? alone.Decisions.Count : first));
            Assert.True(first < 0 || alone.Decisions[first].Contains($": start {place} ", StringComparison.Ordinal), first < 0 ? "" : alone.Decisions[first]);
        },
        iter: 200);

    [Theory]
    [InlineData("cmaes")]
    [InlineData("nsga2")]
    public void Apply_SamplerOfGenerations_DecidesTheSameInAnyArrivalOrder(string sampler)
    {
        FamilySearch Create() => new(
            new() { Parallelism = 8, Trials = 60 },
            new(TestSpace.Create(), new AdaptiveSource(sampler, () => AdaptiveSamplerCatalog.Find(sampler)!.Create(new(TestSpace.Create(), 60))), [], []),
            TestPruners.Create("none", 12),
            SearchSimulation.EpochsOf);

        var alone = new SearchSimulation(Create, new(7, 10), new(1)).Run(1);
        for (var draws = 2; draws < 10; draws++)
        {
            Assert.Equal(alone.Decisions, new SearchSimulation(Create, new(7, 10), new(draws)) { ShufflesJobs = true }.Run(8).Decisions);
        }

        Assert.Equal(60, alone.Decisions.Count(decision => decision.Contains(": start ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Apply_OrderOfArrival_IsReplayedFromItsEvents() => Cases.Sample(
        one => Assert.Empty(Simulate(one, one.Workers, one.Script, 5, SearchOrder.Arrival).Differences),
        iter: 100);

    // What arrival order gives up.
    [Fact]
    public void Apply_OrderOfArrival_MayDecideOtherwise()
    {
        var one = new Case("asha", Source.AllLevels, 8, 1, false, 0, null, 3, 8);

        Assert.NotEqual(
            Simulate(one, 8, 1, 0, SearchOrder.Arrival).Decisions, Simulate(one, 8, 2, 0, SearchOrder.Arrival).Decisions);
    }

    [Fact]
    public void Apply_LargerCap_BeginsWithTheSameTrials()
    {
        // A search with a larger cap that is told what a smaller one saw decides as if the cap had been larger from the beginning.
        var (small, large) = (CapOf(20), CapOf(40));
        var first = new SearchSimulation(small, new(5, 10), new(1)).Run(4);
        var search = large();
        List<string> decisions = [.. search.Begin().Select(one => one.Describe())];
        foreach (var one in first.Events) { decisions.AddRange(search.Apply(one).Select(decision => decision.Describe())); }

        var whole = new SearchSimulation(large, new(5, 10), new(1)).Run(4).Decisions;

        Assert.True(decisions.Count > 25);
        Assert.Equal(whole.Take(decisions.Count), decisions);
    }

    private static Func<FamilySearch> CapOf(long trials) => () =>
    {
        var space = TestSpace.Create();
        return new(
            new() { Parallelism = 4, Trials = trials },
            new(space, new MultiFidelitySource("witness", new WitnessSampler(space)), [], []),
            TestPruners.Create("asha", 12),
            SearchSimulation.EpochsOf);
    };
}
