using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Cluster;

/// <summary>What <c>head</c> was asked for.</summary>
/// <param name="Database">The database file.</param>
/// <param name="Listener">Where pages, API and workers' calls are answered; disposed by whoever made it.</param>
/// <param name="Slots">Slots of its own; 0 for none.</param>
/// <param name="SiloPort">The port among silos, or null for a free one.</param>
internal sealed record HeadRequest(string Database, DashboardListener Listener, int Slots, int? SiloPort)
{
    /// <summary>The server that keeps the membership table, as <see cref="Membership.MembershipServer"/> reads it; null for a file of the head's own.</summary>
    public string? Cluster { get; init; }
}
