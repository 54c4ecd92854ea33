namespace Orchestrator.Silo.Cluster;

/// <summary>What a worker needs to join.</summary>
/// <param name="ClusterId">The cluster's name among silos.</param>
/// <param name="Release">The head's version.</param>
/// <param name="Membership">The server that keeps the membership table, with its password, or null where the head serves it.</param>
internal sealed record JoinAnswer(string ClusterId, string Release, string? Membership = null);
