using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>A trial ended: Completed, Pruned, Failed or Canceled. Refused unless the lease is the trial's newest and it is Running.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Objective">The trial's value, or null where nothing ranks the family or it did not complete.</param>
/// <param name="By">How the command came that ended it, or null where its worker did.</param>
public sealed record TrialEnded(TrialOutcome Outcome, double? Objective, CommandSource? By = null) : LedgerEvent(Outcome.Lease.ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Outcome.Lease.Trial;
}
