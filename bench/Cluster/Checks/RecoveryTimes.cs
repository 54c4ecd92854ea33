namespace Orchestrator.Bench.Cluster.Checks;

/// <summary>How long the cluster took, in s.</summary>
/// <param name="Fault">The kind of fault.</param>
/// <param name="Injected">How often it was injected.</param>
/// <param name="Noticed">From the fault until the lost trial waits again; where neither head nor disk was hurt meanwhile.</param>
/// <param name="Recovered">Until its next epoch is recorded; for a head from its start until any epoch is.</param>
/// <param name="Answered">From the head's start until it answers.</param>
internal sealed record RecoveryTimes(string Fault, int Injected, Spread? Noticed, Spread? Recovered, Spread? Answered);
