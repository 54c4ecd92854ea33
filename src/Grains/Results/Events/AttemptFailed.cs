using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>
/// An attempt failed and the trial is tried again: it is Pending, and its next lease is the next attempt. Refused unless the lease is
/// the trial's newest and it is Running.
/// </summary>
/// <param name="Lease">The lease.</param>
/// <param name="Failure">How it failed.</param>
/// <param name="Reason">Why it is tried again, for a person.</param>
public sealed record AttemptFailed(LeaseKey Lease, TrialFailure Failure, string Reason) : LedgerEvent(Lease.ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Lease.Trial;
}
