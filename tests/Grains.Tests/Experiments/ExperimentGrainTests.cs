using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Tests.Results;
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
}
