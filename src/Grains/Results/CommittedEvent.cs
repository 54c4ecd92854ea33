using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Results;

/// <summary>An event that is durable.</summary>
/// <param name="Sequence">Its place in the ledger, growing over the whole database.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Event">The event.</param>
public sealed record CommittedEvent(long Sequence, DateTimeOffset At, LedgerEvent Event);
