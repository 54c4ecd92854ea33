namespace Orchestrator.Grains.Results.Events;

/// <summary>
/// The search of a family decided. Refused where the family's decision at that position is recorded already, so that of several
/// callers one records it, and in order.
/// </summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Family">The family.</param>
/// <param name="Position">Counts the family's decisions from 0.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Trial">The trial, or null at the end of the search.</param>
/// <param name="Job">The job's number where the trial trains.</param>
/// <param name="Epoch">The epoch after which it trains on, or at which it stands.</param>
/// <param name="Until">The epoch at which it stands next; null where it trains to its end, or does not train.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record SearchDecided(
    string ExperimentId, string Family, long Position, DecisionKind Kind, int? Trial, long? Job, int? Epoch, int? Until, string Reason)
    : LedgerEvent(ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Trial;

    /// <summary>Whether the trial trains.</summary>
    public bool Trains => Kind is DecisionKind.Start or DecisionKind.Continue;
}
