using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Grains.Workers;

/// <summary>Shows the head that this process lives and what it holds, and does what the answers ask for.</summary>
public sealed partial class HeartbeatService : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly string _name;
    private readonly SlotPool _pool;
    private readonly GrainAccess _grains;
    private readonly Action _drain;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <param name="name">What people call the worker.</param>
    /// <param name="pool">Its slots.</param>
    /// <param name="grains">The way to the head.</param>
    /// <param name="drain">Begins to leave; called once the head asks for it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public HeartbeatService(string name, SlotPool pool, GrainAccess grains, Action drain, TimeProvider time, ILogger<HeartbeatService> logger) =>
        (_name, _pool, _grains, _drain, _time, _logger) = (name, pool, grains, drain, time, logger);

    /// <summary>Why the head does not let this worker work, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The last sign: everything is given back and the process ends. A head that is away finds out by itself.</summary>
    public async Task SayGoodbyeAsync()
    {
        try
        {
            await SendAsync(hasLeft: true);
        }
#pragma warning disable CA1031 // It is a courtesy: leases are given back, or expire.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogMissed(exception.Message);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        do
        {
            try
            {
                await SendAsync(hasLeft: false);
            }
#pragma warning disable CA1031 // The head is away or this process has no silo: the next sign is due soon.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogMissed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SendAsync(bool hasLeft)
    {
        var heartbeat = new WorkerHeartbeat(
            _pool.WorkerId, _name, _pool.Environment, _pool.ListStatus(), _pool.ListHeld(), _pool.IsDraining, hasLeft)
        {
            Labels = _pool.Labels,
            MemoryBytes = _pool.MemoryBytes,
            Load = _pool.Meter?.Measure(),
        };
        var orders = await _grains.Scheduler.HeartbeatAsync(heartbeat);
        foreach (var lease in orders.Superseded) { await ReclaimOrCancelAsync(lease); }

        Refusal = orders.Refusal;
        if (orders.IsDraining && !_pool.IsDraining) { _drain(); }
    }

    // What was taken away while this process was out of reach may still be its own to go on with.
    private async Task ReclaimOrCancelAsync(LeaseKey lost)
    {
        if (_pool.FindSlot(lost) is not { } slot) { return; }

        var lease = await _grains.Experiment(lost.ExperimentId).ReclaimAsync(lost, _pool.RequestOf(slot));
        if (lease is null) { _pool.Cancel(lost); }
        else { _pool[slot].Adopt(lost, lease.Key); }
    }

    [LoggerMessage(1, LogLevel.Information, "The head did not hear this sign of life: {Reason}")]
    private partial void LogMissed(string reason);
}
