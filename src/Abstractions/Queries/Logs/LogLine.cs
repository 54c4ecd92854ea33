namespace Orchestrator.Abstractions.Queries.Logs;

/// <summary>A line of a trial's log: one event of the ledger in words.</summary>
/// <param name="Sequence">The event's place in the ledger; lines of a trial grow in it.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Attempt">The attempt under which it came, from 1; null before the first and for the search's decisions.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">One line for a person.</param>
public sealed record LogLine(long Sequence, DateTimeOffset At, int? Attempt, LogSeverity Severity, string Text);
