namespace Orchestrator.Abstractions.Queries;

/// <summary>One decision of a family's search, with its reason.</summary>
/// <param name="Family">The family.</param>
/// <param name="Position">Counts the family's decisions from 0.</param>
/// <param name="Kind">Start, Continue, Pause, Prune or Finish.</param>
/// <param name="Trial">The trial, or null at the end of the search.</param>
/// <param name="Job">The job's number where the trial trains.</param>
/// <param name="Epoch">The epoch after which it trains on, or at which it stands.</param>
/// <param name="Until">The epoch at which it stands next; null where it trains to its end, or does not train.</param>
/// <param name="Reason">Why, for a person: <c>pruned at epoch 3: 0.0131, cut 0.0112, rung 1 of 3, 2nd of 8</c>.</param>
/// <param name="At">When it was recorded, UTC.</param>
public sealed record DecisionRow(
    string Family, long Position, string Kind, int? Trial, long? Job, int? Epoch, int? Until, string Reason, DateTimeOffset At);
