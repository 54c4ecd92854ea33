using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>A lease ended without an end of its trial, which is Pending again. Refused unless the lease is the trial's newest and it is Running.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Outcome"><c>released</c> (given back; the next lease has the same attempt number) or <c>lost</c> (the worker is gone; the next one counts).</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record LeaseReturned(LeaseKey Lease, string Outcome, string Reason) : LedgerEvent(Lease.ExperimentId)
{
    /// <summary>The lease was given back: a stop, a drain.</summary>
    public const string Released = "released";

    /// <summary>The worker is gone.</summary>
    public const string Lost = "lost";

    /// <inheritdoc/>
    public override int? TrialNumber => Lease.Trial;
}
