using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Tests.Experiments;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Workers;

/// <summary>Signs of life of a second process's pool, on a clock that moves by hand, to a real scheduler.</summary>
public sealed class HeartbeatServiceTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-heartbeat-").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly GrainAccess _grains = new();
    private readonly TaskCompletionSource _drained = new();
    private readonly TaskCompletionSource _canceled = new();
    private OwnerCluster _cluster = null!;
    private SlotPool _pool = null!;
    private HeartbeatService _service = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cluster = await OwnerCluster.StartAsync(Path.Combine(_folder, "test.db"), new FakeTrialRunner());
        var runner = new FakeTrialRunner
        {
            BeforeEpoch = (_, _, cancellation) =>
            {
                cancellation.WaitHandle.WaitOne();
                _canceled.TrySetResult();
            },
        };
        _pool = new("beating", 1, "{}", runner) { Labels = ["big"], GpuSlots = 1, Meter = LoadMeter.OfProcess(new(new(long.MaxValue), new(), new SystemMemory(_time)), _time) };
        _service = new("garage", _pool, _grains, _drained.SetResult, _time, NullLogger<HeartbeatService>.Instance);
    }

    [Fact]
    public async Task Service_HeadThatIsAway_IsShownTheWorkerWhenItIsBack()
    {
        await _service.StartAsync(Cancellation);
        _grains.Use(_cluster.Grains);

        var worker = await WaitForWorkerAsync(_ => true);

        Assert.Equal(("garage", "big", SlotKind.Gpu), (worker.Name, Assert.Single(worker.Labels), Assert.Single(worker.Slots).Kind));
    }

    [Fact]
    public async Task Service_WithAMeter_ShowsItsLoadUntilItHasLeft()
    {
        _grains.Use(_cluster.Grains);
        await _service.StartAsync(Cancellation);

        var load = (await WaitForWorkerAsync(worker => worker.Load?.Cpu is not null)).Load!;
        Assert.InRange(load.OwnMemory!.Value, 1, load.Memory!.Total);

        await _service.SayGoodbyeAsync();
        Assert.Null((await WaitForWorkerAsync(worker => worker.State == WorkerState.Left)).Load);
    }

    [Fact]
    public async Task Service_WorkerThatTheHeadDrains_BeginsToLeaveAtItsNextSign()
    {
        _grains.Use(_cluster.Grains);
        await _service.StartAsync(Cancellation);
        await WaitForWorkerAsync(_ => true);

        Assert.True(_cluster.ClusterCommands.Drain("garage"));
        await AdvanceUntilAsync(() => _drained.Task.IsCompleted);
    }

    [Fact]
    public async Task Service_LeaseThatIsNoLongerTheWorkers_IsDropped()
    {
        _grains.Use(_cluster.Grains);
        var lease = new Lease(new("gone", 0, 1, 1), Trial(), ExperimentSpecs.Grid());
        _pool[0].Held = lease.Key;
        _pool[0].Start(lease);

        await _service.StartAsync(Cancellation);

        await _canceled.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
    }

    [Fact]
    public async Task SayGoodbyeAsync_WorkerThatHasLeft_IsShownAsSuch()
    {
        _grains.Use(_cluster.Grains);
        await _service.SayGoodbyeAsync();

        Assert.Equal(WorkerState.Left, (await WaitForWorkerAsync(_ => true)).State);
    }

    [Fact]
    public async Task SayGoodbyeAsync_WithoutAHead_DoesNotFail()
    {
        await _service.SayGoodbyeAsync();

        Assert.DoesNotContain(_cluster.ClusterReader.Read().Workers, worker => worker.Id == "beating");
    }

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync(CancellationToken.None);
        _service.Dispose();
        _pool.Dispose();
        await _cluster.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static TrialSpec Trial() => new()
    {
        Number = 0,
        Setting = 0,
        Repeat = 0,
        Family = "autoencoder",
        Model = "vanilla",
        Parameters = [new("epochs", Abstractions.Search.ParameterValue.Of(3L))],
    };

    private async Task<WorkerSummary> WaitForWorkerAsync(Func<WorkerSummary, bool> isAwaited)
    {
        WorkerSummary? Find() => _cluster.ClusterReader.Read().Workers.FirstOrDefault(worker => worker.Id == "beating" && isAwaited(worker));
        await AdvanceUntilAsync(() => Find() is not null);
        return Find()!;
    }

    private async Task AdvanceUntilAsync(Func<bool> isDone)
    {
        while (!isDone())
        {
            Cancellation.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }
    }
}
