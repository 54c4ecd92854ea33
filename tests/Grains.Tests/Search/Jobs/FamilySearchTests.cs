using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Constraints;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Search.Samplers.Nsga2;
using Orchestrator.Grains.Tests.Search.Pruners;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Jobs;

public class FamilySearchTests
{
    private const int Epochs = 9;
    private static readonly FamilySpace Space = TestSpace.Create();

    private static FamilySearch Create(
        SearchOptions options,
        string pruner = "none",
        PrunerSpec? numbers = null,
        IAdaptiveSampler? sampler = null,
        IReadOnlyList<IReadOnlyList<ParameterAssignment>>? enqueued = null,
        params Constraint[] constraints)
    {
        ISettingSource source = sampler is null
            ? new FixedSource("random", new RandomSampler(Space))
            : new AdaptiveSource("witness", () => sampler);
        return new(options, new(Space, source, [.. (enqueued ?? []).Select(set => new EnqueuedSet(0, set, -1))], constraints), TestPruners.Create(pruner, Epochs, numbers), _ => Epochs);
    }

    private static TrialKey Key(long setting, int repeat = 0) => new(setting, repeat);

    private static IReadOnlyList<SearchDecision> Report(FamilySearch search, long setting, double value, int epoch) =>
        search.Apply(new ValueReported(Key(setting), epoch, value));

    private static IReadOnlyList<SearchDecision> Finish(FamilySearch search, long setting, double value, int repeat = 0) =>
    [
        .. search.Apply(new ValueReported(Key(setting, repeat), Epochs, value)),
        .. search.Apply(new TrialFinished(Key(setting, repeat))),
    ];

    private static long[] Started(IEnumerable<SearchDecision> decisions) =>
        [.. decisions.OfType<StartTrial>().Select(start => start.Job.Trial.Setting)];

    [Fact]
    public void Begin_WindowOfThree_DecidesThreeJobs() =>
        Assert.Equal([0, 1, 2], Started(Create(new() { Parallelism = 3, Trials = 10 }).Begin()));

    [Fact]
    public void Propose_WindowOfThree_KnowsResultsUpToThreeJobsBack()
    {
        var sampler = new WitnessSampler(Space);
        var search = Create(new() { Parallelism = 3, Trials = 8 }, sampler: sampler);

        search.Begin();
        foreach (var setting in new[] { 2, 1, 0, 3, 5, 4, 7, 6 }) { Finish(search, setting, setting); }

        Assert.Equal([(0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (3, 2), (4, 2), (5, 2)], sampler.Known);
    }

    // Population 4 in a window of 3: the fifth setting waits for the whole first generation, though there is room.
    [Fact]
    public void Apply_GenerationIsFull_WaitsForAllOfIt()
    {
        var search = Create(new() { Parallelism = 3, Trials = 8 }, sampler: new Nsga2Sampler(Space, new() { Population = 4 }));

        Assert.Equal([0, 1, 2], Started(search.Begin()));
        Assert.Equal([3], Started(Finish(search, 0, 1)));
        Assert.Empty(Finish(search, 1, 1));
        Assert.Empty(Finish(search, 2, 1));
        Assert.Equal([4, 5, 6], Started(Finish(search, 3, 1)));
    }

    [Fact]
    public void Apply_GenerationWithALostTrial_GoesOnWithTheRest()
    {
        var search = Create(new() { Parallelism = 4, Trials = 8 }, sampler: new Nsga2Sampler(Space, new() { Population = 4 }));
        search.Begin();
        for (var setting = 0; setting < 3; setting++) { Finish(search, setting, 1); }

        Assert.Equal([4], Started(search.Apply(new TrialFailed(Key(3), FailureKind.WorkerLost))));
    }

    private sealed class Listener : IAdaptiveSampler
    {
        public List<IReadOnlyList<double>> Heard { get; } = [];

        public void Observe(Observation observation) => Heard.Add(observation.Losses);

        public IReadOnlyList<ParameterAssignment> Propose(long index, IReadOnlyList<IReadOnlyList<ParameterAssignment>> outstanding) =>
            new RandomSampler(Space).SettingAt(index);
    }

    [Theory]
    [InlineData(false, 0.4, -0.5)]
    [InlineData(true, 0.2, -0.9)]
    public void Apply_SeveralObjectives_SamplerHearsAllOfOneEpoch(bool usesBest, double loss, double other)
    {
        var listener = new Listener();
        var search = Create(
            new() { Parallelism = 1, Trials = 2, UsesBest = usesBest, Others = [new("probe_accuracy", ObjectiveDirection.Maximize)] }, sampler: listener);
        search.Begin();

        foreach (var (epoch, mse, accuracy) in ((int, double, double)[])[(1, 0.2, 0.9), (Epochs, 0.4, 0.5)])
        {
            search.Apply(new ValueReported(Key(0), epoch, mse) { Metrics = [new("mse", mse), new("probe_accuracy", accuracy)] });
        }

        search.Apply(new TrialFinished(Key(0)));
        search.Apply(new TrialFailed(Key(1), FailureKind.Diverged));

        Assert.Equal([loss, other], listener.Heard[0]);
        Assert.Equal([double.NaN, double.NaN], listener.Heard[1]);
    }

    [Fact]
    public void Apply_LaterJobFirst_IsHeldBackAndCounted()
    {
        var search = Create(new() { Parallelism = 3, Trials = 10 });
        search.Begin();

        Assert.Empty(Finish(search, 2, 1));
        Assert.Empty(Finish(search, 1, 1));
        Assert.Equal(2, search.Window.MostHeldBack);
        Assert.Equal([3, 4, 5], Started(Finish(search, 0, 1)));
    }

    [Fact]
    public void Apply_ArrivalOrder_DecidesAtOnce()
    {
        var search = Create(new() { Parallelism = 3, Trials = 10, Order = SearchOrder.Arrival });
        search.Begin();

        Assert.Equal([3], Started(Finish(search, 2, 1)));
        Assert.Equal(0, search.Window.MostHeldBack);
    }

    [Fact]
    public void Apply_RunCap_FinishesWhenEveryJobHasEnded()
    {
        var search = Create(new() { Parallelism = 2, Trials = 2 });
        search.Begin();

        Assert.Empty(Finish(search, 1, 1));
        Assert.Equal("finish: every trial has ended", Assert.Single(Finish(search, 0, 1)).Describe());
        Assert.True(search.IsFinished);
    }

    [Fact]
    public void Apply_TargetMet_DecidesNoJobThatCouldKnow()
    {
        var search = Create(new() { Parallelism = 2, Trials = 10, Target = 0.9, Direction = ObjectiveDirection.Maximize });
        search.Begin();

        // Job 1 met the target; job 2 knows results up to job 0 only, so it is decided whichever came first.
        Assert.Empty(Finish(search, 1, 0.95));
        Assert.Equal([2], Started(Finish(search, 0, 0.1)));
        Assert.Equal("finish: setting 1 has 0.95, the target is 0.9", Finish(search, 2, 0.2).Single().Describe());
    }

    [Fact]
    public void Apply_FailuresSpent_Finishes()
    {
        var search = Create(new() { Parallelism = 1, Trials = 10, Failures = 2 });
        search.Begin();

        Assert.Equal([1], Started(search.Apply(new TrialFailed(Key(0), FailureKind.OutOfMemory))));
        Assert.Equal(
            "finish: 2 trials have failed, as many as the budget allows",
            search.Apply(new TrialFailed(Key(1), FailureKind.Diverged)).Single().Describe());
    }

    [Theory]
    [InlineData(FailureKind.Diverged, 1)]
    [InlineData(FailureKind.DeadModel, 1)]
    [InlineData(FailureKind.ModeCollapse, 1)]
    [InlineData(FailureKind.DiscriminatorWon, 1)]
    [InlineData(FailureKind.PosteriorCollapse, 1)]
    [InlineData(FailureKind.WorkerLost, 0)]
    [InlineData(FailureKind.OutOfMemory, 0)]
    [InlineData(FailureKind.Internal, 0)]
    [InlineData(FailureKind.InvalidInput, 0)]
    public void Apply_Failure_IsWorstOrLeftOut(FailureKind kind, int observed)
    {
        var sampler = new WitnessSampler(Space);
        var search = Create(new() { Parallelism = 1, Trials = 2 }, sampler: sampler);
        search.Begin();

        search.Apply(new TrialFailed(Key(0), kind));

        Assert.Equal((observed, 0), sampler.Known[1]);
    }

    [Fact]
    public void Apply_Withdrawn_IsLeftOut()
    {
        var sampler = new WitnessSampler(Space);
        var search = Create(new() { Parallelism = 1, Trials = 2, Failures = 1 }, sampler: sampler);
        search.Begin();

        Assert.Equal([1], Started(search.Apply(new TrialWithdrawn(Key(0)))));
        Assert.Equal((0, 0), sampler.Known[1]);
    }

    [Fact]
    public void Begin_Repeats_AreConsecutiveJobsOfOneSetting()
    {
        var decisions = Create(new() { Parallelism = 5, Trials = 12, Repeats = 3 }).Begin().OfType<StartTrial>().ToArray();

        Assert.Equal([Key(0), Key(0, 1), Key(0, 2), Key(1), Key(1, 1)], decisions.Select(start => start.Job.Trial));
        Assert.Equal(decisions[0].Parameters, decisions[2].Parameters);
    }

    [Fact]
    public void Begin_CapThatCutsASetting_StartsFewerRepeats() => Assert.Equal(
        [Key(0), Key(0, 1), Key(0, 2), Key(1)],
        Create(new() { Parallelism = 9, Trials = 4, Repeats = 3 }).Begin().OfType<StartTrial>().Select(start => start.Job.Trial));

    [Theory]
    [InlineData(false, 0.3, true)]
    [InlineData(true, 0.3, false)]
    public void Apply_Repeats_AreOneObservation(bool usesMean, double target, bool isMet)
    {
        var search = Create(new() { Parallelism = 3, Trials = 30, Repeats = 3, Target = target, UsesMean = usesMean });
        search.Begin();

        Finish(search, 0, 0.1);
        search.Apply(new TrialFailed(Key(0, 1), FailureKind.Diverged));
        Finish(search, 0, 0.2, 2);
        foreach (var repeat in new[] { 0, 1, 2 }) { Finish(search, 1, 9, repeat); }

        Assert.Equal(isMet, search.IsFinished);
    }

    [Fact]
    public void Apply_RepeatsWithPruner_StartOnceTheFirstHasFinished()
    {
        var search = Create(new() { Parallelism = 1, Trials = 6, Repeats = 3 }, "halving", new() { MinIter = 3 });
        search.Begin();

        Assert.IsType<ContinueTrial>(Assert.Single(Report(search, 0, 1, 3)));
        Assert.Equal("repeat 2 of 3", Assert.Single(Finish(search, 0, 1)).Reason);
        Assert.Equal("repeat 3 of 3", Assert.Single(Finish(search, 0, 1, 1)).Reason);
        Assert.Equal([1], Started(Finish(search, 0, 1, 2)));
        Assert.Equal(
            ["prune 1 at epoch 3: pruned at epoch 3: 2, cut 1, rung 1 of 1, 2nd of 2", "finish: every trial has ended"],
            Report(search, 1, 2, 3).Select(decision => decision.Describe()));
    }

    [Fact]
    public void Apply_Asha_PausesAndPromotesLater()
    {
        var search = Create(new() { Parallelism = 1, Trials = 3 }, "asha", new() { MinIter = 3 });
        search.Begin();

        Assert.Equal("paused at epoch 3: 0.2, cut 0.2, rung 1 of 1, 1st of 1", Report(search, 0, 0.2, 3)[0].Reason);
        Report(search, 1, 0.3, 3);
        var decisions = Report(search, 2, 0.4, 3);

        Assert.Equal(
            ["pause 2 at epoch 3: paused at epoch 3: 0.4, cut 0.2, rung 1 of 1, 3rd of 3",
                "job 3: continue 0 for epochs 4 to 9: promoted at epoch 3: 0.2, cut 0.2, rung 1 of 1, 1st of 3"],
            decisions.Select(decision => decision.Describe()));
        Assert.Equal(
            ["prune 1 at epoch 3: pruned at epoch 3: the search has ended, every trial has ended",
                "prune 2 at epoch 3: pruned at epoch 3: the search has ended, every trial has ended",
                "finish: every trial has ended"],
            Finish(search, 0, 0.1).Select(decision => decision.Describe()));
    }

    [Fact]
    public void Apply_ValuesPastTheRung_ChangeNoDecision()
    {
        var search = Create(new() { Parallelism = 1, Trials = 2 }, "halving", new() { MinIter = 3 });
        search.Begin();
        Report(search, 0, 1, 3);
        Finish(search, 0, 1);

        search.Apply(new ValueReported(Key(1), 4, 0));
        var decision = search.Apply(new ValueReported(Key(1), 3, 2));

        Assert.DoesNotContain(decision, one => one is ContinueTrial);
    }

    [Fact]
    public void Begin_Enqueued_StartsFirstAndFillsUpTheRest()
    {
        var search = Create(
            new() { Parallelism = 2, Trials = 5 },
            enqueued: [[new("learning_rate", ParameterValue.Of(0.005)), new("optimizer", ParameterValue.Of("sgd"))]]);

        var decisions = search.Begin().OfType<StartTrial>().ToArray();

        Assert.Equal(["learning_rate", "batch_size", "optimizer", "momentum"], decisions[0].Parameters.Select(one => one.Name));
        Assert.Equal("0.005", decisions[0].Parameters[0].Value.ToString());
        Assert.EndsWith("enqueued", decisions[0].Reason, StringComparison.Ordinal);
        Assert.Equal(new RandomSampler(Space).SettingAt(0), decisions[1].Parameters);
    }

    [Fact]
    public void Begin_Constraint_StartsNoSettingThatBreaksIt()
    {
        var constraint = ConstraintParser.Parse("batch_size <= 64", new HashSet<string> { "batch_size" });
        var search = Create(new() { Parallelism = 50, Trials = 50 }, constraints: constraint);

        var decisions = search.Begin().OfType<StartTrial>().ToArray();

        Assert.Equal(50, decisions.Length);
        Assert.All(decisions, start => Assert.True(start.Parameters.First(one => one.Name == "batch_size").Value.AsDouble() <= 64));
    }

    [Fact]
    public void Begin_ConstraintThatNothingMeets_FinishesAndSaysSo()
    {
        var constraint = ConstraintParser.Parse("batch_size > 128", new HashSet<string> { "batch_size" });
        var search = Create(new() { Trials = 5 }, sampler: new WitnessSampler(Space), constraints: constraint);

        Assert.Equal("finish: no setting keeps to the constraints in 1000 draws", search.Begin().Single().Describe());
    }

    [Fact]
    public void Apply_ObjectiveAtBest_JudgesTheBestSoFar()
    {
        var search = Create(new() { Parallelism = 1, Trials = 2, UsesBest = true }, "halving", new() { MinIter = 3 });
        search.Begin();
        Report(search, 0, 1, 3);
        Finish(search, 0, 1);

        Report(search, 1, 0.5, 1);

        Assert.IsType<ContinueTrial>(Assert.Single(Report(search, 1, 5, 3)));
    }

    [Fact]
    public void Apply_Pbt_StartsCopiesWithLineage()
    {
        var search = Create(
            new() { Parallelism = 4, Trials = 8 }, "pbt", new() { MinIter = 3, Interval = 3, Population = 4 });
        var first = search.Begin().OfType<StartTrial>().ToArray();
        Report(search, 0, 0.1, 3);
        Report(search, 1, 0.4, 3);
        Report(search, 2, 0.2, 3);
        var decisions = Report(search, 3, 0.3, 3);

        Assert.Equal([0, 2, 3], decisions.OfType<ContinueTrial>().Select(going => going.Job.Trial.Setting));
        Assert.Equal(1, decisions.OfType<PruneTrial>().Single().Trial.Setting);
        var copy = decisions.OfType<StartTrial>().Single();
        Assert.Equal(new TrialOrigin(Key(0), 3), copy.Origin);
        Assert.Equal((3, 6), (copy.Job.From, copy.Job.To));
        Assert.Equal(
            "replaced at epoch 3: 0.4, cut 0.3, rung 1 of 2, 4th of 4, by a copy of 0 with 0.1", copy.Reason);
        Assert.NotEqual(first[0].Parameters, copy.Parameters);
        Assert.Equal(first[0].Parameters.Skip(1), copy.Parameters.Skip(1));
    }
}
