namespace Orchestrator.Bench.Cluster;

/// <summary>A kind of fault that was not done.</summary>
/// <param name="Fault">The kind.</param>
/// <param name="Reason">Why.</param>
internal sealed record LeftOut(string Fault, string Reason);
