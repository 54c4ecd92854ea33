using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>A lease ended without an end of its trial, which is Pending again. Refused unless the lease is the trial's newest and it is Running.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Outcome"><c>released</c> (given back; the next lease has the same attempt number) <c>lost</c> (the worker is gone; the next one counts), or <c>restarted</c> (the owner of the experiment went with it: the next one counts, but not as a loss).</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record LeaseReturned(LeaseKey Lease, string Outcome, string Reason) : LedgerEvent(Lease.ExperimentId)
{
    /// <summary>The lease was given back: a stop, a drain.</summary>
    public const string Released = "released";

    /// <summary>The worker is gone.</summary>
    public const string Lost = "lost";

    /// <summary>The process that ran it owned the experiment too and is gone: no fault of the trial's.</summary>
    public const string Restarted = "restarted";

    /// <inheritdoc/>
    public override int? TrialNumber => Lease.Trial;
}
