namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>A silo takes another for dead.</summary>
/// <param name="By">The address of the one that does.</param>
/// <param name="At">When, UTC.</param>
public sealed record Suspicion(string By, DateTime At);
