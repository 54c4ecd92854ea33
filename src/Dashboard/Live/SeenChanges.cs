using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Live;

/// <summary>What one look at the ledger saw.</summary>
/// <param name="After">The newest event of the look before; null at the first, which only learns where the ledger stands.</param>
/// <param name="Changes">What came since.</param>
internal sealed record SeenChanges(long? After, LedgerChanges Changes);
