namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>The campaign cannot go on; the message says why.</summary>
internal sealed class CampaignException(string message) : Exception(message);
