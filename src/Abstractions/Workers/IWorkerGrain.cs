using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Workers;

/// <summary>One slot of a worker. Key: <c>{workerId}/{slot}</c>. Every call returns at once; training runs on the process's own threads.</summary>
[Alias("IWorkerGrain")]
public interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>Hands a lease to the slot's trainer thread.</summary>
    /// <exception cref="InvalidOperationException">The slot is busy.</exception>
    [Alias("StartAsync")]
    Task StartAsync(Lease lease);

    /// <summary>Tells the running attempt to end within one batch; does nothing when it is no longer the slot's.</summary>
    [Alias("CancelAsync")]
    Task CancelAsync(LeaseKey lease);

    /// <summary>Tells the running attempt to end at the end of its epoch, with a checkpoint; does nothing when it is no longer the slot's.</summary>
    [Alias("PauseAsync")]
    Task PauseAsync(LeaseKey lease);

    /// <summary>What the slot does now.</summary>
    [Alias("GetStatusAsync")]
    Task<SlotStatus> GetStatusAsync();
}
