namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>Servers that can keep a membership table.</summary>
internal enum MembershipServerKind
{
    /// <summary>Redis, or what speaks its protocol.</summary>
    Redis,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}
