using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>A late report of a superseded lease was refused.</summary>
/// <param name="Lease">The lease that the report carried.</param>
/// <param name="What">What was reported: <c>epoch 3</c>, <c>end</c>.</param>
public sealed record ReportRefused(LeaseKey Lease, string What) : LedgerEvent(Lease.ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Lease.Trial;
}
