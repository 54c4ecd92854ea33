using Orchestrator.Grains.Cluster.Membership;

namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>A worker's write to the membership table.</summary>
/// <param name="Row">The row; null where the sender left it out.</param>
/// <param name="ETag">The tag that the row must have, or null where there must be none.</param>
/// <param name="Version">The version that the table must have.</param>
internal sealed record MembershipWrite(MembershipRow? Row, string? ETag, int Version);
