using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments;

/// <summary>Several experiments, and trials with a past, at one scheduler.</summary>
public sealed class SharingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-sharing-").FullName;

    private string Database => Path.Combine(_folder, "test.db");

    [Fact]
    public async Task RequestAsync_TwoExperimentsOfDifferentWeight_SharesTheSlotsByIt()
    {
        await using var cluster = await StartIdleAsync();
        var heavy = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 20) with { Weight = 3 });
        var light = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 20));

        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(slot => RequestAsync(cluster, slot)));

        Assert.Equal((6, 2), (leases.Count(lease => lease!.Key.ExperimentId == heavy), leases.Count(lease => lease!.Key.ExperimentId == light)));
    }

    [Fact]
    public async Task RequestAsync_AtMaxSlots_WaitsAndSaysWhyUntilThatIsChanged()
    {
        await using var cluster = await StartIdleAsync();
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 20) with { MaxSlots = 2 });

        var leases = await Task.WhenAll(Enumerable.Range(0, 4).Select(slot => RequestAsync(cluster, slot)));
        Assert.Equal(2, leases.Count(lease => lease is not null));
        Assert.Equal(new(id, 2, "the experiment has its max_slots, 2"), Assert.Single(await Scheduler(cluster).ExplainAsync()));

        await cluster.ExecuteAsync(id, CommandKind.Set, command => command with { MaxSlots = 0 });
        Assert.NotNull(await RequestAsync(cluster, 9));
    }

    [Fact]
    public async Task RequestAsync_PausedExperiment_GetsNothingAndSaysWhy()
    {
        await using var cluster = await StartIdleAsync();
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid());
        await cluster.ExecuteAsync(id, CommandKind.Pause);

        Assert.Null(await RequestAsync(cluster, 0));
        Assert.Equal(new(id, null, "the experiment is Paused"), Assert.Single(await Scheduler(cluster).ExplainAsync()));
    }

    [Fact]
    public async Task Sweeps_SideBySide_GiveTheResultsThatEachGivesAlone()
    {
        await using var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner(), slots: 3);
        var specs = (ExperimentSpec[])[ExperimentSpecs.Grid(settings: 9), ExperimentSpecs.Grid(settings: 7, epochs: 2) with { Weight = 2, MaxSlots = 2 }];

        var together = await Task.WhenAll(specs.Select(spec => RunAsync(cluster, spec)));
        var apart = new[] { await RunAsync(cluster, specs[0]), await RunAsync(cluster, specs[1]) };

        Assert.Equal(apart.Select(id => Describe(cluster, id)), together.Select(id => Describe(cluster, id)));
    }

    [Fact]
    public async Task FinishAsync_FaultOfTheProgram_IsTriedAgainOnAnotherWorkerAndFailsAtTheThird()
    {
        await using var cluster = await StartIdleAsync();
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 1));
        var experiment = cluster.Grains.GetGrain<IExperimentGrain>(id);
        var lease = (await RequestAsync(cluster, 0, "one"))!;
        Assert.Null(await RequestAsync(cluster, 0, "two"));

        foreach (var (worker, other) in new[] { ("one", "two"), ("two", "one") })
        {
            await experiment.FinishAsync(Fail(lease.Key, FailureKind.Internal));
            Assert.Null(await RequestAsync(cluster, 0, worker));
            lease = (await RequestAsync(cluster, 0, other))!;
        }

        await experiment.FinishAsync(Fail(lease.Key, FailureKind.Internal));
        Assert.Equal(ExperimentState.Failed, (await experiment.GetStatusAsync()).State);
        var ended = cluster.Ledger.Load(id).Select(one => one.Event).OfType<TrialEnded>().Single();
        Assert.Equal(3, ended.Outcome.Lease.Attempt);
    }

    [Fact]
    public async Task RequestAsync_TrialThatDoesNotFitTheMemoryLeft_WaitsWithThatReason()
    {
        await using var cluster = await StartIdleAsync();
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid());
        var scheduler = Scheduler(cluster);

        Assert.NotNull(await scheduler.RequestAsync(new("small", 0, "{}") { MemoryBytes = 500_000_000 }));
        Assert.Null(await scheduler.RequestAsync(new("small", 1, "{}") { MemoryBytes = 500_000_000 }));

        var reason = Assert.Single(await scheduler.ExplainAsync());
        Assert.Equal((id, 1), (reason.ExperimentId, reason.Trial));
        Assert.StartsWith("it waits for memory: it needs about 0.4 GB", reason.Reason, StringComparison.Ordinal);
        Assert.NotNull(await scheduler.RequestAsync(new("large", 0, "{}") { MemoryBytes = 500_000_000 }));
    }

    [Fact]
    public async Task RequestAsync_SlotWithoutWhatIsRequired_GetsNothingAndTheReasonSaysWhatIsMissing()
    {
        await using var cluster = await StartIdleAsync();
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid() with { Requires = ["big", "gpu"] });
        var big = new SlotRequest("one", 0, "{}") { Labels = ["big"] };

        Assert.Null(await Scheduler(cluster).RequestAsync(big));
        Assert.Equal(new(id, 0, "no worker has what it requires: big, gpu"), Assert.Single(await Scheduler(cluster).ExplainAsync()));

        var lease = await Scheduler(cluster).RequestAsync(new("two", 0, "{}") { Labels = ["big"], Kind = SlotKind.Gpu });
        Assert.Equal(id, lease?.Key.ExperimentId);
        Assert.StartsWith("every slot that it may have is busy", Assert.Single(await Scheduler(cluster).ExplainAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestAsync_MachineKindOne_StaysOnTheKindOfItsFirstTrial()
    {
        await using var cluster = await StartIdleAsync();
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid() with { MachineKind = "one" });

        var leases = await Task.WhenAll(Scheduler(cluster).RequestAsync(OfKind("one", "AVX2")), Scheduler(cluster).RequestAsync(OfKind("two", "AVX-512")));
        Assert.Single(leases, lease => lease is not null);
        var (first, other) = leases[0] is null ? ("AVX-512", "AVX2") : ("AVX2", "AVX-512");

        Assert.Null(await Scheduler(cluster).RequestAsync(OfKind("three", other)));
        Assert.Equal(id, (await Scheduler(cluster).RequestAsync(OfKind("four", first)))?.Key.ExperimentId);
    }

    [Fact]
    public async Task RequestAsync_TrialWithACheckpoint_GoesOnOnItsOwnMachineKindWhileThereIsOne()
    {
        await using var cluster = await StartIdleAsync();
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid(settings: 1));
        var lease = (await Scheduler(cluster).RequestAsync(OfKind("one", "AVX2")))!;
        await cluster.Ledger.AppendAsync([new EpochRecorded(FakeTrialRunner.Report(lease, 1), 0.5)]);
        await cluster.Ledger.AppendAsync([new CheckpointSaved(lease.Key, new(1, new string('a', 64), 10))]);
        await cluster.Grains.GetGrain<IExperimentGrain>(id).FinishAsync(new(lease.Key, TrialState.Pending));

        Assert.Null(await Scheduler(cluster).RequestAsync(OfKind("two", "AVX-512")));
        await Scheduler(cluster).HeartbeatAsync(new("one", "one", EnvironmentOf("AVX2"), [], [], IsDraining: true));
        Assert.Equal(1, (await Scheduler(cluster).RequestAsync(OfKind("two", "AVX-512")))!.Resume!.Epoch);
    }

    [Fact]
    public async Task HeartbeatAsync_WorkerOfAnotherContract_IsToldToLeaveAndWhy()
    {
        await using var cluster = await StartIdleAsync();

        var orders = await Scheduler(cluster).HeartbeatAsync(new("old", "garage", "{}", [], [], IsDraining: false) { ContractVersion = 0 });

        Assert.True(orders.IsDraining);
        Assert.StartsWith("Worker 'garage' speaks contract 0, this head speaks contract ", orders.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FinishAsync_OutOfMemory_IsTriedAgainAloneAndThenFails()
    {
        await using var cluster = await StartIdleAsync();
        var id = await cluster.SubmitAsync(ExperimentSpecs.Grid());
        var experiment = cluster.Grains.GetGrain<IExperimentGrain>(id);
        var (lease, beside) = ((await RequestAsync(cluster, 0))!, (await RequestAsync(cluster, 1))!);

        await experiment.FinishAsync(Fail(lease.Key, FailureKind.OutOfMemory));
        Assert.Null(await RequestAsync(cluster, 0));
        Assert.Contains("since it ran out of memory beside others", Assert.Single(await Scheduler(cluster).ExplainAsync()).Reason, StringComparison.Ordinal);

        await experiment.FinishAsync(new(beside.Key, TrialState.Completed));
        var alone = (await RequestAsync(cluster, 0))!;
        Assert.Equal((lease.Key.Trial, 2), (alone.Key.Trial, alone.Key.Attempt));
        Assert.Null(await RequestAsync(cluster, 1));
        await experiment.FinishAsync(Fail(alone.Key, FailureKind.OutOfMemory));
        Assert.Equal(1, (await experiment.GetStatusAsync()).Trials.Failed);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TrialOutcome Fail(LeaseKey lease, FailureKind kind) => new(lease, TrialState.Failed, new(kind, "a fault", 1));

    private static ISchedulerGrain Scheduler(OwnerCluster cluster) => cluster.Grains.GetGrain<ISchedulerGrain>(0);

    private static SlotRequest OfKind(string worker, string vectors) => new(worker, 0, EnvironmentOf(vectors));

    private static string EnvironmentOf(string vectors) => $"{{\"vectors\":\"{vectors}\"}}";

    private static Task<Lease?> RequestAsync(OwnerCluster cluster, int slot, string worker = "asking") =>
        Scheduler(cluster).RequestAsync(new(worker, slot, "{}"));

    /// <summary>A cluster whose own slots take nothing.</summary>
    private async Task<OwnerCluster> StartIdleAsync()
    {
        var cluster = await OwnerCluster.StartAsync(Database, new FakeTrialRunner());
        await cluster.DrainAsync();
        return cluster;
    }

    private static async Task<string> RunAsync(OwnerCluster cluster, ExperimentSpec spec)
    {
        var id = await cluster.SubmitAsync(spec);
        while (!ExperimentTransitions.IsEnded((await cluster.Grains.GetGrain<IExperimentGrain>(id).GetStatusAsync()).State)) { await Task.Yield(); }

        return id;
    }

    private static string Describe(OwnerCluster cluster, string id)
    {
        var events = cluster.Ledger.Load(id).Select(one => one.Event).ToList();
        var epochs = events.OfType<EpochRecorded>()
            .OrderBy(epoch => epoch.TrialNumber).ThenBy(epoch => epoch.Report.Epoch)
            .Select(epoch => $"{epoch.TrialNumber} {epoch.Report.Epoch} {string.Join(' ', epoch.Report.Metrics)}");
        var ends = events.OfType<TrialEnded>().OrderBy(ended => ended.TrialNumber)
            .Select(ended => $"{ended.TrialNumber} {ended.Outcome.State} {ended.Outcome.WeightsHash} {ended.Objective}");
        return string.Join('\n', epochs.Concat(ends));
    }
}
