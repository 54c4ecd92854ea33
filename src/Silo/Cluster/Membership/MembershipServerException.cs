namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>The server that is to keep the membership table cannot be used.</summary>
internal sealed class MembershipServerException(MembershipServer server, Exception cause)
    : Exception($"The membership table cannot be kept at {server}: {cause.GetBaseException().Message}", cause);
