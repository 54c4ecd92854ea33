using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Tests.Experiments;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Scheduling;

/// <summary>What people are told at a real scheduler, whose trials wait for what it decides.</summary>
public sealed class WaitReasonsTests : IAsyncLifetime
{
    private const string Busy = "every slot that it may have is busy";

    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-waits-").FullName;
    private OwnerCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await OwnerCluster.StartAsync(Path.Combine(_folder, "test.db"), new FakeTrialRunner());
        await _cluster.DrainAsync();
        _cluster.ClusterCommands.Drain(_cluster.Pool.WorkerId);
    }

    [Fact]
    public async Task List_EverySlotBusy_NamesTwentyTrialsAndCountsTheRest()
    {
        await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 30));
        await RequestAsync(0);

        Assert.Equal([$"trials 1-20 (20): {Busy}", "9 trials: they come after these"], Describe());
    }

    [Fact]
    public async Task List_FreeSlotWithoutTheMemory_IsToldOfTheFirstTrialThatTheOthersWaitFor()
    {
        await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 4));
        await RequestAsync(0, 500_000_000);
        Assert.Null(await RequestAsync(1, 500_000_000));

        var waits = Describe();

        Assert.Equal(2, waits.Count);
        Assert.Matches(@"^trial 1: it waits for memory: it needs about 0\.4 GB, and its worker has 0\.\d GB left \(asking\)$", waits[0]);
        Assert.Equal("trials 2-3 (2): it comes after trial 1", waits[1]);
    }

    [Fact]
    public async Task List_LostTrialThatIsToRunAlone_SaysSoThoughEverySlotIsBusy()
    {
        var id = await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 4));
        var lease = (await RequestAsync(0))!;
        await RequestAsync(1);
        await _cluster.Grains.GetGrain<IExperimentGrain>(id).FinishAsync(new(lease.Key, TrialState.Failed, new(FailureKind.OutOfMemory, "a fault", 1)));
        const string Alone = "it is to run alone on a worker, since it ran out of memory beside others";

        Assert.Equal([$"trial 0: {Alone} (asking)", "trials 2-3 (2): it comes after trial 0"], Describe());

        await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 1));
        await RequestAsync(0);
        Assert.Equal([$"trial 0: {Busy}; {Alone}", $"trials 2-3 (2): {Busy}"], Describe());
    }

    [Fact]
    public async Task List_TrialThatFailedOnTheOnlyFreeWorker_WaitsForAnother()
    {
        var id = await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 1));
        var lease = (await RequestAsync(0))!;
        await RequestAsync(0, worker: "other");
        await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 1));
        await RequestAsync(0, worker: "other");
        await _cluster.Grains.GetGrain<IExperimentGrain>(id).FinishAsync(new(lease.Key, TrialState.Failed, new(FailureKind.Internal, "a fault", 1)));

        Assert.Equal(["trial 0: it waits for another worker than the one on which it failed (asking)"], Describe());
    }

    [Fact]
    public async Task List_OtherExperimentFurtherBelowItsShare_IsNamed()
    {
        var first = await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 3));
        await RequestAsync(0);
        var second = await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 3));

        var queue = _cluster.ClusterReader.Read().Queue.ToDictionary(one => one.ExperimentId, one => Assert.Single(one.Waits).Describe());

        Assert.Equal(($"trials 1-2 (2): {Busy}, and experiment {second} is further below its share", $"trials 0-2 (3): {Busy}"), (queue[first], queue[second]));
    }

    [Fact]
    public async Task List_PausedExperiment_WaitsAsAWhole()
    {
        var id = await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 3));
        await _cluster.ExecuteAsync(id, CommandKind.Pause);

        Assert.Equal(["3 trials: the experiment is Paused"], Describe());
    }

    [Fact]
    public async Task List_SearchWithAsManyTrialsOpenAsItMayHave_SaysSoOfTheRest()
    {
        await _cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 8) with { Parallelism = 2, Pruner = new() { Name = "median" } });
        await RequestAsync(0);
        await RequestAsync(1);

        Assert.EndsWith("trials: its search has as many trials open as parallelism allows, 2", Assert.Single(Describe()), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private IReadOnlyList<string> Describe() => [.. _cluster.ClusterReader.Read().Queue.SelectMany(one => one.Waits).Select(wait => wait.Describe())];

    private Task<Lease?> RequestAsync(int slot, long? memory = null, string worker = "asking") =>
        _cluster.Grains.GetGrain<ISchedulerGrain>(0).RequestAsync(new(worker, slot, "{}") { MemoryBytes = memory });
}
