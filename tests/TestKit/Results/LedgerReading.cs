using Orchestrator.Grains.Results;

namespace Orchestrator.TestKit.Results;

/// <summary>What tests read of a ledger.</summary>
public static class LedgerReading
{
    /// <summary>Every event of an experiment with its metrics.</summary>
    public static IReadOnlyList<CommittedEvent> Load(this ILedger ledger, string experimentId) => [.. ledger.Read(experimentId, withMetrics: true)];
}
