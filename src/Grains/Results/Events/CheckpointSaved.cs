using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>A checkpoint was stored. Refused unless the lease is the trial's newest and it is Running, and for an epoch that is not recorded.</summary>
/// <param name="Lease">The lease under which it was taken.</param>
/// <param name="Checkpoint">The checkpoint; it replaces an earlier one of its epoch.</param>
public sealed record CheckpointSaved(LeaseKey Lease, CheckpointInfo Checkpoint) : LedgerEvent(Lease.ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Lease.Trial;
}
