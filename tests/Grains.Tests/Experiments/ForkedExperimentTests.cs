using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments.Decisions;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments;

public sealed class ForkedExperimentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-fork-").FullName;

    private static ExperimentSpec Spec(string pruner) => ExperimentSpecs.Grid(8, epochs: 4) with
    {
        Method = SearchMethod.Random,
        RunCap = 4,
        Parallelism = 2,
        Pruner = new() { Name = pruner },
    };

    private string Database => Path.Combine(_folder, "fork.db");

    [Theory]
    [InlineData("asha")]
    [InlineData("hyperband")]
    [InlineData(PrunerSpec.None)]
    public async Task Fork_OfACompletedTrial_GoesOnFromItsCheckpointAndIsReplayed(string pruner)
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner { KeepsCheckpoints = true });
        var id = await cluster.SubmitAsync(Spec(pruner));
        await cluster.WaitForEndAsync(id);
        var parent = EventsOf<TrialEnded>(cluster, id).First(ended => ended.Outcome.State == TrialState.Completed).Outcome.Lease.Trial;

        var ended = cluster.WaitForEndAsync(id);
        var result = await ForkAsync(cluster, id, parent);
        Assert.True(result.IsChanged);
        Assert.Equal($"Trial {parent} forked at epoch 4 as trial 4; run_cap 4 to 5.", result.Message);
        Assert.Equal(ExperimentState.Completed, await ended);

        var fork = EventsOf<TrialCreated>(cluster, id).Single(created => created.Trial.Number == 4).Trial;
        Assert.Equal(new(parent, 4), fork.Origin);
        Assert.Contains(new("epochs", ParameterValue.Of(7L)), fork.Parameters);
        Assert.Contains(new("learning_rate", ParameterValue.Of(0.5)), fork.Parameters);
        Assert.Equal([5, 6, 7], EventsOf<EpochRecorded>(cluster, id).Where(epoch => epoch.TrialNumber == 4).Select(epoch => epoch.Report.Epoch));
        Assert.Null(ExperimentReplay.Run(Database, id).Difference);
        var again = await ForkAsync(cluster, id, parent);
        Assert.False(again.IsChanged);
        Assert.StartsWith("Trial 4 is that fork already.", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extend_ToFewerEpochsThanAForkHas_LeavesTheForkAsItEnded()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner { KeepsCheckpoints = true });
        var id = await cluster.SubmitAsync(Spec(PrunerSpec.None));
        await cluster.WaitForEndAsync(id);
        var forked = cluster.WaitForEndAsync(id);
        await ForkAsync(cluster, id, 0);
        await forked;

        var extended = cluster.WaitForEndAsync(id);
        await cluster.ExecuteAsync(id, CommandKind.Extend, command => command with { Epochs = 6 });
        Assert.Equal(ExperimentState.Completed, await extended);

        Assert.Equal([0, 1, 2, 3], Assert.Single(EventsOf<TrialsReopened>(cluster, id)).Trials);
        Assert.Equal([7, 6, 6, 6, 6], Enumerable.Range(0, 5).Select(number => LastEpoch(4 - number)));
        Assert.Null(ExperimentReplay.Run(Database, id).Difference);

        int LastEpoch(int trial) => EventsOf<EpochRecorded>(cluster, id).Where(epoch => epoch.TrialNumber == trial).Max(epoch => epoch.Report.Epoch);
    }

    [Fact]
    public async Task Fork_ThatFails_KeepsItsParentsCheckpointForItsRetry()
    {
        var fails = true;
        await using var cluster = await OwnerCluster.StartAsync(
            Database,
            new FakeTrialRunner { KeepsCheckpoints = true, Fails = lease => lease.Trial.Number == 4 && fails ? new(FailureKind.Diverged, "NaN", 5) : null });
        var id = await cluster.SubmitAsync(Spec(PrunerSpec.None) with { Checkpoints = new(1, 0, ["last"]) });
        await cluster.WaitForEndAsync(id);
        var forked = cluster.WaitForEndAsync(id);
        await ForkAsync(cluster, id, 0);
        await forked;
        var extended = cluster.WaitForEndAsync(id);
        await cluster.ExecuteAsync(id, CommandKind.Extend, command => command with { Epochs = 6 });
        await extended;
        Assert.DoesNotContain(EventsOf<CheckpointDropped>(cluster, id), dropped => (dropped.Trial, dropped.Epoch) == (0, 4));

        fails = false;
        var retried = cluster.WaitForEndAsync(id);
        await cluster.ExecuteAsync(id, CommandKind.Retry);
        Assert.Equal(ExperimentState.Completed, await retried);

        Assert.Equal([5, 6, 7], EventsOf<EpochRecorded>(cluster, id).Where(epoch => epoch.TrialNumber == 4).Select(epoch => epoch.Report.Epoch));
        Assert.Contains(EventsOf<CheckpointDropped>(cluster, id), dropped => (dropped.Trial, dropped.Epoch) == (0, 4));
    }

    [Fact]
    public async Task Fork_OfATrialThatTrainsOn_KeepsItsCheckpointUntilItHasBegun()
    {
        var (saved, letGo) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new ManualResetEventSlim());
        var runner = new FakeTrialRunner
        {
            KeepsCheckpoints = true,
            BeforeEpoch = (lease, epoch, cancellation) =>
            {
                if ((lease.Trial.Number, epoch) == (0, 3)) { letGo.Wait(cancellation); }
            },
        };
        await using var cluster = await OwnerCluster.StartAsync(Database, runner, slots: 1);
        cluster.Owner.Committed += committed =>
        {
            if (committed.Event is CheckpointSaved { TrialNumber: 0, Checkpoint.Epoch: 2 }) { saved.TrySetResult(); }
        };
        var id = await cluster.SubmitAsync(Spec(PrunerSpec.None) with { Checkpoints = new(1, 0, ["last"]) });
        await saved.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        var forked = await ForkAsync(cluster, id, 0);
        var ended = cluster.WaitForEndAsync(id);
        letGo.Set();

        Assert.StartsWith("Trial 0 forked at epoch 2 as trial 1;", forked.Message, StringComparison.Ordinal);
        Assert.Equal(ExperimentState.Completed, await ended);
        var granted = EventsOf<LeaseGranted>(cluster, id).Single(one => one.Lease.Trial == 1);
        Assert.DoesNotContain(
            EventsOf<LedgerEvent>(cluster, id).TakeWhile(one => one != granted), one => one is CheckpointDropped { Trial: 0, Epoch: 2 });
        Assert.Equal([3, 4, 5, 6, 7], EventsOf<EpochRecorded>(cluster, id).Where(epoch => epoch.TrialNumber == 1).Select(epoch => epoch.Report.Epoch));
        Assert.Null(ExperimentReplay.Run(Database, id).Difference);
    }

    private static Task<CommandResult> ForkAsync(OwnerCluster cluster, string id, int trial) =>
        cluster.ExecuteAsync(id, CommandKind.Fork, command => command with { Trials = [trial], Sets = ["learning_rate=0.5,epochs=7"] });

    private static List<T> EventsOf<T>(OwnerCluster cluster, string id) where T : LedgerEvent =>
        [.. cluster.Ledger.Load(id).Select(committed => committed.Event).OfType<T>()];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
