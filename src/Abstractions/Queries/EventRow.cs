namespace Orchestrator.Abstractions.Queries;

/// <summary>One event of the ledger.</summary>
/// <param name="Sequence">Its place in the ledger, growing over the whole database.</param>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Trial">The trial number, or null.</param>
/// <param name="Kind">The event's kind, for example <c>TrialFinished</c>.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Data">The event as a JSON object.</param>
public sealed record EventRow(long Sequence, string ExperimentId, int? Trial, string Kind, DateTimeOffset At, string Data);
