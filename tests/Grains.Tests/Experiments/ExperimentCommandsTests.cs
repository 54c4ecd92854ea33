using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Sweeps;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments;

public sealed class ExperimentCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-commands-").FullName;

    private string Database => Path.Combine(_folder, "test.db");

    [Fact]
    public async Task Pause_WhileTrialsRun_GivesLeasesBackAtTheEndOfTheirEpochAndResumeCompletes()
    {
        using var entered = new SemaphoreSlim(0);
        using var go = new SemaphoreSlim(0);
        await using var cluster = await OwnerCluster.StartAsync(Database, BlockAtSecondEpoch(entered, go));
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 4));
        await WaitForTwoAsync(entered);
        var paused = cluster.WaitForAsync(id, ExperimentState.Paused);

        var answer = await cluster.ExecuteAsync(id, CommandKind.Pause);
        Assert.Equal((ExperimentState.Pausing, true), (answer.State, answer.IsChanged));
        Assert.False((await cluster.ExecuteAsync(id, CommandKind.Pause)).IsChanged);
        go.Release(2);
        await paused;

        var events = EventsOf(cluster, id);
        Assert.Equal(4, events.OfType<EpochRecorded>().Count());
        Assert.All(events.OfType<LeaseReturned>(), returned => Assert.Equal(LeaseReturned.Released, returned.Outcome));
        var end = cluster.WaitForEndAsync(id);
        go.Release(100);
        await cluster.ExecuteAsync(id, CommandKind.Resume);
        Assert.Equal(ExperimentState.Completed, await end);
        Assert.All(EventsOf(cluster, id).OfType<TrialEnded>(), ended => Assert.Equal(1, ended.Outcome.Lease.Attempt));
    }

    [Fact]
    public async Task Stop_WhileTrialsRun_LetsThemFinishAndStartsNoOther()
    {
        using var entered = new SemaphoreSlim(0);
        using var go = new SemaphoreSlim(0);
        await using var cluster = await OwnerCluster.StartAsync(Database, BlockAtSecondEpoch(entered, go));
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 4));
        await WaitForTwoAsync(entered);
        var end = cluster.WaitForEndAsync(id);

        Assert.Equal(ExperimentState.Stopping, (await cluster.ExecuteAsync(id, CommandKind.Stop)).State);
        go.Release(100);

        Assert.Equal(ExperimentState.Stopped, await end);
        Assert.All(EventsOf(cluster, id).OfType<TrialEnded>(), ended => Assert.Equal(TrialState.Completed, ended.Outcome.State));
        Assert.Equal(2, EventsOf(cluster, id).OfType<TrialEnded>().Count());
        var resumed = cluster.WaitForEndAsync(id);
        await cluster.ExecuteAsync(id, CommandKind.Resume);
        Assert.Equal(ExperimentState.Completed, await resumed);
    }

    [Fact]
    public async Task Cancel_WhileTrialsRun_EndsThemAtOnceWithoutAFault()
    {
        using var entered = new SemaphoreSlim(0);
        using var never = new SemaphoreSlim(0);
        await using var cluster = await OwnerCluster.StartAsync(Database, BlockAtSecondEpoch(entered, never));
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 4));
        await WaitForTwoAsync(entered);

        Assert.Equal(ExperimentState.Canceled, (await cluster.ExecuteAsync(id, CommandKind.Cancel)).State);
        await cluster.DrainAsync();

        var status = await cluster.Grains.GetGrain<IExperimentGrain>(id).GetStatusAsync();
        Assert.Equal((0, 2), (status.Trials.Running, status.Trials.Canceled));
        Assert.Empty(EventsOf(cluster, id).OfType<ReportRefused>());
        Assert.False((await cluster.ExecuteAsync(id, CommandKind.Cancel)).IsChanged);
    }

    [Fact]
    public async Task Cancel_OfOneTrial_EndsItAndTheOthersGoOn()
    {
        using var entered = new SemaphoreSlim(0);
        using var go = new SemaphoreSlim(0);
        await using var cluster = await OwnerCluster.StartAsync(Database, BlockAtSecondEpoch(entered, go));
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 4));
        await WaitForTwoAsync(entered);
        var end = cluster.WaitForEndAsync(id);

        var answer = await cluster.ExecuteAsync(id, CommandKind.Cancel, command => command with { Trials = [1] }, CommandSource.Dashboard);
        go.Release(100);

        Assert.Equal((ExperimentState.Running, true), (answer.State, answer.IsChanged));
        Assert.Equal(ExperimentState.Completed, await end);
        var ended = EventsOf(cluster, id).OfType<TrialEnded>().ToLookup(one => one.Outcome.State);
        Assert.Equal((1, CommandSource.Dashboard), (Assert.Single(ended[TrialState.Canceled]).TrialNumber, ended[TrialState.Canceled].First().By));
        Assert.Equal(3, ended[TrialState.Completed].Count());
        Assert.Empty(EventsOf(cluster, id).OfType<ReportRefused>());
        Assert.False((await cluster.ExecuteAsync(id, CommandKind.Cancel, command => command with { Trials = [1] })).IsChanged);
        await Assert.ThrowsAsync<StateConflictException>(() => cluster.ExecuteAsync(id, CommandKind.Cancel, command => command with { Trials = [0] }));
    }

    [Fact]
    public async Task Extend_CompletedRandomSweep_GivesTheTrialsOfALargerCap()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var small = RandomSweep(runCap: 3);
        var id = await RunToEndAsync(cluster, small);

        var end = cluster.WaitForEndAsync(id);
        await cluster.ExecuteAsync(id, CommandKind.Extend, command => command with { RunCap = 6 });
        await end;

        var large = await RunToEndAsync(cluster, RandomSweep(runCap: 6));
        Assert.Equal(
            EventsOf(cluster, large).OfType<TrialCreated>().Select(created => string.Join(' ', created.Trial.Parameters)),
            EventsOf(cluster, id).OfType<TrialCreated>().Select(created => string.Join(' ', created.Trial.Parameters)));
        Assert.Equal(SpecHash.Of(RandomSweep(runCap: 6)), EventsOf(cluster, id).OfType<SpecificationChanged>().Single().SpecHash);
    }

    [Fact]
    public async Task Extend_MoreEpochs_TrainsEveryCompletedTrialOn()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var id = await RunToEndAsync(cluster, ExperimentSpecs.Grid(settings: 2, epochs: 3));

        var end = cluster.WaitForEndAsync(id);
        await cluster.ExecuteAsync(id, CommandKind.Extend, command => command with { Epochs = 5 });

        Assert.Equal(ExperimentState.Completed, await end);
        var events = EventsOf(cluster, id);
        Assert.Equal(2 * 5, events.OfType<EpochRecorded>().Count());
        Assert.All(events.OfType<TrialEnded>(), ended => Assert.Equal(1, ended.Outcome.Lease.Attempt));
        var best = Assert.Single((await cluster.Grains.GetGrain<IExperimentGrain>(id).GetStatusAsync()).Best);
        Assert.Equal(FakeTrialRunner.Objective(new() { Number = 1, Setting = 1, Repeat = 0, Family = "", Model = "", Parameters = [] }, 5), best.Value);
    }

    [Fact]
    public async Task Retry_OfFailedTrials_RunsThemInTheirNextAttempt()
    {
        var isBroken = true;
        var runner = new FakeTrialRunner
        {
            Fails = lease => isBroken && lease.Key.Trial == 1 ? new(FailureKind.Diverged, "the loss is NaN", 1) : null,
        };
        await using var cluster = await OwnerCluster.StartAsync(Database, runner);
        var id = await RunToEndAsync(cluster, ExperimentSpecs.Grid(settings: 3));
        isBroken = false;

        var end = cluster.WaitForEndAsync(id);
        var answer = await cluster.ExecuteAsync(id, CommandKind.Retry);

        Assert.Equal("Trial 1 is tried again.", answer.Message);
        Assert.Equal(ExperimentState.Completed, await end);
        var last = EventsOf(cluster, id).OfType<TrialEnded>().Last();
        Assert.Equal((1, 2, TrialState.Completed), (last.TrialNumber, last.Outcome.Lease.Attempt, last.Outcome.State));
        var again = await cluster.ExecuteAsync(id, CommandKind.Retry);
        Assert.False(again.IsChanged);
        Assert.Equal(ExperimentState.Completed, again.State);
        await Assert.ThrowsAsync<StateConflictException>(() => cluster.ExecuteAsync(id, CommandKind.Retry, command => command with { Trials = [0] }));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.ExecuteAsync(id, CommandKind.Retry, command => command with { Trials = [9] }));
    }

    [Fact]
    public async Task Delete_EndedExperiment_LeavesNothingButItsEvent()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var id = await RunToEndAsync(cluster, ExperimentSpecs.Grid(settings: 2));
        var files = Directory.CreateDirectory(Path.Combine(Database + ".checkpoints", id, "0"));

        await cluster.ExecuteAsync(id, CommandKind.Delete);

        Assert.False(files.Parent!.Exists);
        Assert.Empty(cluster.Ledger.Load(id));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => cluster.ExecuteAsync(id, CommandKind.Delete));
        Assert.Equal("ExperimentDeleted", Assert.Single(await cluster.ListEventsAsync()).Kind);
    }

    [Fact]
    public async Task Execute_NotAllowedInItsState_NamesTheStateAndWhatIsAllowed()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var id = await RunToEndAsync(cluster, ExperimentSpecs.Grid(settings: 1));

        var refused = await Assert.ThrowsAsync<StateConflictException>(() => cluster.ExecuteAsync(id, CommandKind.Pause));

        Assert.Equal($"Experiment {id} is Completed: 'pause' is not allowed there; allowed: extend, enqueue, fork, retry, delete, tag.", refused.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> RunToEndAsync(OwnerCluster cluster, ExperimentSpec spec)
    {
        var id = await cluster.SubmitAsync(spec);
        await cluster.WaitForEndAsync(id);
        return id;
    }

    private static ExperimentSpec RandomSweep(int runCap) => ExperimentSpecs.Grid() with
    {
        Method = Abstractions.Search.SearchMethod.Random,
        RunCap = runCap,
    };

    private static List<LedgerEvent> EventsOf(OwnerCluster cluster, string id) =>
        [.. cluster.Ledger.Load(id).Select(committed => committed.Event)];

    private static async Task WaitForTwoAsync(SemaphoreSlim entered)
    {
        await entered.WaitAsync(TestContext.Current.CancellationToken);
        await entered.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static FakeTrialRunner BlockAtSecondEpoch(SemaphoreSlim entered, SemaphoreSlim go) => new()
    {
        BeforeEpoch = (_, epoch, cancellation) =>
        {
            if (epoch != 2) { return; }

            entered.Release();
            go.Wait(cancellation);
        },
    };
}
