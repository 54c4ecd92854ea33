using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>Trials that had ended are Pending again and go on from their newest checkpoint. Refused unless all stand at <paramref name="From"/>.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Trials">The trial numbers.</param>
/// <param name="From">Failed, whose next lease is the next attempt, or Completed, whose next lease goes on with the same one.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="By">How the command came.</param>
public sealed record TrialsReopened(
    string ExperimentId, IReadOnlyList<int> Trials, TrialState From, string Reason, CommandSource By) : LedgerEvent(ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Trials.Count == 1 ? Trials[0] : null;
}
