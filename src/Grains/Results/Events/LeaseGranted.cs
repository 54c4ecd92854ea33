using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>A slot got the right to run an attempt; the trial is Running. Refused unless the trial is Pending, and its experiment is Pending or Running.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="WorkerId">The worker process.</param>
/// <param name="Slot">The slot, from 0.</param>
/// <param name="Environment">What the attempt runs in, a JSON object.</param>
public sealed record LeaseGranted(LeaseKey Lease, string WorkerId, int Slot, string Environment)
    : LedgerEvent(Lease.ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Lease.Trial;
}
