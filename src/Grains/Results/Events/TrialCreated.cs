using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>The search decided on a trial; it is Pending. Refused when the number is taken.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Trial">The trial.</param>
public sealed record TrialCreated(string ExperimentId, TrialSpec Trial) : LedgerEvent(ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Trial.Number;
}
