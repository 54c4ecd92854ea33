using System.Collections.Concurrent;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Storage;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Tests.Results;
using Orchestrator.Grains.Trials;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments;

public sealed class ExperimentGrainTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-grains-").FullName;

    private string Database => Path.Combine(_folder, "test.db");

    [Fact]
    public async Task Sweep_OnFourSlots_CompletesEveryTrialOnce()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner(), slots: 4);
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 16));

        Assert.Equal(ExperimentState.Completed, await cluster.WaitForEndAsync(id));

        var events = cluster.Ledger.Load(id).Select(committed => committed.Event).ToList();
        Assert.Equal(Enumerable.Range(0, 16), events.OfType<TrialEnded>().Select(ended => ended.TrialNumber!.Value).Order());
        Assert.Equal(16 * 3, events.OfType<EpochRecorded>().Count());
        Assert.Equal(16, events.OfType<LeaseGranted>().Select(granted => granted.Lease.Number).Distinct().Count());
    }

    [Fact]
    public async Task Sweep_EveryTrialFails_EndsFailed()
    {
        var runner = new FakeTrialRunner { BeforeEpoch = (_, _, _) => throw new InvalidOperationException("a fault") };
        await using var cluster = await OwnerCluster.StartAsync(Database, runner);
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 2));

        Assert.Equal(ExperimentState.Failed, await cluster.WaitForEndAsync(id));
    }

    [Fact]
    public async Task LeaseAsync_AskedAgainByASlotThatHoldsOne_GivesTheSameLease()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var experiment = await SubmitIdleAsync(cluster);

        var first = await experiment.LeaseAsync(new("other", 0, "{}"));
        var again = await experiment.LeaseAsync(new("other", 0, "{}"));
        var second = await experiment.LeaseAsync(new("other", 1, "{}"));

        Assert.Equal(first!.Key, again!.Key);
        Assert.Equal((0, 1), (first.Key.Trial, second!.Key.Trial));
    }

    [Fact]
    public async Task ReportAsync_OfASupersededLease_IsRefusedAndRecordedAsSuch()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var experiment = await SubmitIdleAsync(cluster);
        var old = (await experiment.LeaseAsync(new("other", 0, "{}")))!;
        await cluster.Ledger.AppendAsync([new LeaseReturned(old.Key, LeaseReturned.Lost, "test")]);
        var newer = (await experiment.LeaseAsync(new("other", 1, "{}")))!;

        Assert.Equal(Verdict.Superseded, await experiment.ReportAsync(FakeTrialRunner.Report(old, 1)));
        Assert.Equal(Verdict.Continue, await experiment.ReportAsync(FakeTrialRunner.Report(newer, 1)));

        Assert.Equal((0, 2), (newer.Key.Trial, newer.Key.Attempt));
        var events = cluster.Ledger.Load(old.Key.ExperimentId).Select(committed => committed.Event).ToList();
        Assert.Single(events.OfType<ReportRefused>());
        Assert.Equal(newer.Key, Assert.Single(events.OfType<EpochRecorded>()).Report.Lease);
    }

    [Fact]
    public async Task ReportAllAsync_OneGoodOneMalformedOneSuperseded_AnswersEachAsItDoesAlone()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var experiment = await SubmitIdleAsync(cluster);
        var old = (await experiment.LeaseAsync(new("other", 0, "{}")))!;
        await cluster.Ledger.AppendAsync([new LeaseReturned(old.Key, LeaseReturned.Lost, "test")]);
        var newer = (await experiment.LeaseAsync(new("other", 1, "{}")))!;
        var second = (await experiment.LeaseAsync(new("other", 2, "{}")))!;
        var malformed = FakeTrialRunner.Report(second, 1) with { Samples = [new("reconstruction", [1, 2, 3])] };

        var alone = await Assert.ThrowsAnyAsync<ArgumentException>(() => experiment.ReportAsync(malformed));
        var answers = await experiment.ReportAllAsync([FakeTrialRunner.Report(newer, 1), malformed, FakeTrialRunner.Report(old, 1)]);

        Assert.Equal([Verdict.Continue, default, Verdict.Superseded], answers.Select(answer => answer.Verdict));
        Assert.Equal([null, alone.Message, null], answers.Select(answer => answer.Error?.Message));
        Assert.Equal(alone.GetType(), answers[1].Error!.GetType());
        var recorded = cluster.Ledger.Load(old.Key.ExperimentId).Select(committed => committed.Event).OfType<EpochRecorded>();
        Assert.Equal(newer.Key, Assert.Single(recorded).Report.Lease);
    }

    [Fact]
    public async Task ReclaimAsync_OfALostLease_GivesTheSlotItsTrialBack()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var experiment = await SubmitIdleAsync(cluster);
        var lost = (await experiment.LeaseAsync(new("other", 0, "{}")))!;
        await cluster.Ledger.AppendAsync([new LeaseReturned(lost.Key, LeaseReturned.Lost, "test")]);

        var reclaimed = await experiment.ReclaimAsync(lost.Key, new("other", 0, "{}"));
        var again = await experiment.ReclaimAsync(lost.Key, new("other", 0, "{}"));

        Assert.Equal((lost.Key.Trial, 2), (reclaimed!.Key.Trial, reclaimed.Key.Attempt));
        Assert.Equal(reclaimed.Key, again!.Key);
        Assert.Equal(Verdict.Continue, await experiment.ReportAsync(FakeTrialRunner.Report(reclaimed, 1)));
    }

    [Theory]
    [InlineData("other", 1, LeaseReturned.Lost)]
    [InlineData("another", 0, LeaseReturned.Lost)]
    [InlineData("other", 0, LeaseReturned.Released)]
    public async Task ReclaimAsync_ByAnotherSlotOrOfALeaseGivenBack_IsNull(string worker, int slot, string outcome)
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var experiment = await SubmitIdleAsync(cluster);
        var lost = (await experiment.LeaseAsync(new("other", 0, "{}")))!;
        await cluster.Ledger.AppendAsync([new LeaseReturned(lost.Key, outcome, "test")]);

        Assert.Null(await experiment.ReclaimAsync(lost.Key, new(worker, slot, "{}")));
    }

    [Fact]
    public async Task ReclaimAsync_TrialThatAnotherHadMeanwhile_IsNull()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var experiment = await SubmitIdleAsync(cluster);
        var lost = (await experiment.LeaseAsync(new("other", 0, "{}")))!;
        await cluster.Ledger.AppendAsync([new LeaseReturned(lost.Key, LeaseReturned.Lost, "test")]);
        var newer = (await experiment.LeaseAsync(new("another", 0, "{}")))!;
        await cluster.Ledger.AppendAsync([new LeaseReturned(newer.Key, LeaseReturned.Lost, "test")]);

        Assert.Null(await experiment.ReclaimAsync(lost.Key, new("other", 0, "{}")));
    }

    [Fact]
    public async Task Sweep_LeaseLostWhileItsSlotTrains_GoesOnUnderANewOneAndTrainsNothingAgain()
    {
        using var reached = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var trained = new ConcurrentQueue<int>();
        var runner = new FakeTrialRunner
        {
            BeforeEpoch = (_, epoch, cancellation) =>
            {
                trained.Enqueue(epoch);
                if (epoch != 2 || trained.Count > 2) { return; }

                reached.Release();
                goOn.Wait(cancellation);
            },
        };
        await using var cluster = await OwnerCluster.StartAsync(Database, runner, slots: 1);
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 1));
        var ended = cluster.WaitForEndAsync(id);
        await reached.WaitAsync(TestContext.Current.CancellationToken);
        var lost = cluster.Ledger.Load(id).Select(committed => committed.Event).OfType<LeaseGranted>().Single().Lease;
        await cluster.Ledger.AppendAsync([new LeaseReturned(lost, LeaseReturned.Lost, "test")]);
        goOn.Release();

        Assert.Equal(ExperimentState.Completed, await ended);
        Assert.Equal([1, 2, 3], trained);
        Assert.Equal(2, cluster.Ledger.Load(id).Select(committed => committed.Event).OfType<TrialEnded>().Single().Outcome.Lease.Attempt);
    }

    [Fact]
    public async Task FinishAsync_Repeated_EndsTheTrialOnce()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var experiment = await SubmitIdleAsync(cluster);
        var lease = (await experiment.LeaseAsync(new("other", 0, "{}")))!;

        await experiment.FinishAsync(new(lease.Key, TrialState.Completed));
        await experiment.FinishAsync(new(lease.Key, TrialState.Completed));

        var events = cluster.Ledger.Load(lease.Key.ExperimentId).Select(committed => committed.Event).ToList();
        Assert.Single(events.OfType<TrialEnded>());
        Assert.Empty(events.OfType<ReportRefused>());
    }

    [Fact]
    public async Task Resume_AfterAnOwnerThatDied_StartsLostTrialsAnewAndKeepsFinishedOnes()
    {
        string id;
        using (var blocked = new SemaphoreSlim(0))
        {
            await using var first = await OwnerCluster.StartAsync(Database, BlockTrialsFrom(2, blocked));
            id = await first.SubmitAsync(ExperimentSpecs.Grid(settings: 4));
            await blocked.WaitAsync(TestContext.Current.CancellationToken);
            await blocked.WaitAsync(TestContext.Current.CancellationToken);
            // What a kill leaves: a copy of the file while trials 2 and 3 hold their leases.
            foreach (var suffix in new[] { "", "-wal" }) { TemporaryFolder.Copy(Database + suffix, Database + ".copy" + suffix); }
        }

        await using var second = await OwnerCluster.StartAsync(Database + ".copy", new FakeTrialRunner());
        var end = second.WaitForEndAsync(id);
        var lost = await second.Owner.ResumeAsync(id);

        Assert.Equal(ExperimentState.Completed, await end);
        Assert.Equal(2, lost);
        var events = second.Ledger.Load(id).Select(committed => committed.Event).ToList();
        Assert.Equal([0, 1, 2, 3], events.OfType<TrialEnded>().Select(ended => ended.TrialNumber!.Value).Order());
        Assert.Equal([1, 1, 2, 2], events.OfType<TrialEnded>().OrderBy(ended => ended.TrialNumber).Select(ended => ended.Outcome.Lease.Attempt));
    }

    [Fact]
    public async Task Drain_WhileTrialsRun_GivesTheirLeasesBackWithoutCountingAnAttempt()
    {
        string id;
        using (var blocked = new SemaphoreSlim(0))
        {
            await using var first = await OwnerCluster.StartAsync(Database, BlockTrialsFrom(0, blocked));
            id = await first.SubmitAsync(ExperimentSpecs.Grid(settings: 2));
            await blocked.WaitAsync(TestContext.Current.CancellationToken);
            await blocked.WaitAsync(TestContext.Current.CancellationToken);
            await first.DrainAsync();
        }

        await using var second = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var end = second.WaitForEndAsync(id);
        Assert.Equal(0, await second.Owner.ResumeAsync(id));
        await end;

        Assert.All(second.Ledger.Load(id).Select(committed => committed.Event).OfType<TrialEnded>(), ended => Assert.Equal(1, ended.Outcome.Lease.Attempt));
    }

    [Fact]
    public async Task Sweep_OnAWorkerWhoseDiskIsFull_GivesTheTrialBackWithoutCountingAnAttempt()
    {
        var files = new FullDiskFiles();
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner(), slots: 1, files);
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 1));
        await files.Asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await cluster.DrainAsync();

        var events = cluster.Ledger.Load(id).Select(committed => committed.Event).ToList();
        Assert.Equal(LeaseReturned.Released, Assert.Single(events.OfType<LeaseReturned>()).Outcome);
        Assert.Empty(events.OfType<AttemptFailed>());
    }

    [Fact]
    public async Task ReportAsync_OfASupersededLeaseWithTheCheckpointOfANewerOne_LeavesItsFile()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        var experiment = await SubmitIdleAsync(cluster);
        var store = CheckpointStore.Beside(Database);
        var old = (await experiment.LeaseAsync(new("other", 0, "{}")))!;
        await cluster.Ledger.AppendAsync([new LeaseReturned(old.Key, LeaseReturned.Lost, "test")]);
        var newer = (await experiment.LeaseAsync(new("other", 1, "{}")))!;
        var checkpoint = store.Save(newer.Key.ExperimentId, newer.Key.Trial, 1, stream => stream.WriteByte(1));
        var stray = store.Save(newer.Key.ExperimentId, newer.Key.Trial, 2, stream => stream.WriteByte(2));

        await experiment.ReportAsync(FakeTrialRunner.Report(newer, 1) with { Checkpoint = checkpoint });
        await experiment.ReportAsync(FakeTrialRunner.Report(old, 1) with { Checkpoint = checkpoint });
        await experiment.FinishAsync(new(newer.Key, TrialState.Pending));

        Assert.True(store.Has(newer.Key.ExperimentId, newer.Key.Trial, checkpoint.Sha256));
        Assert.False(store.Has(newer.Key.ExperimentId, newer.Key.Trial, stray.Sha256));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>An experiment that the cluster's own slots do not work on.</summary>
    private static async Task<IExperimentGrain> SubmitIdleAsync(OwnerCluster cluster)
    {
        const string Id = "idle";
        var spec = ExperimentSpecs.Grid();
        await cluster.Ledger.AppendAsync([new ExperimentCreated(Id, spec, SpecHash.Of(spec), "", 4)]);
        return cluster.Grains.GetGrain<IExperimentGrain>(Id);
    }

    private static FakeTrialRunner BlockTrialsFrom(int trial, SemaphoreSlim blocked) => new()
    {
        BeforeEpoch = (lease, epoch, cancellation) =>
        {
            if (lease.Key.Trial < trial || epoch < 2) { return; }

            blocked.Release();
            cancellation.WaitHandle.WaitOne();
        },
    };

    private sealed class FullDiskFiles : ITrialFiles
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FetchAsync(Lease lease, CancellationToken cancellation)
        {
            Asked.TrySetResult();
            throw new StorageException("no room");
        }

        public Task<bool> DeliverAsync(LeaseKey lease, CheckpointInfo checkpoint, CancellationToken cancellation) => Task.FromResult(true);

        public void Forget(LeaseKey lease)
        {
        }
    }
}
