namespace Orchestrator.Grains.Results.Access;

/// <summary>A machine that joined: it holds certificates in which <paramref name="Id"/> stands.</summary>
/// <param name="Id">Drawn by the head; the ids of its workers begin with it.</param>
/// <param name="Name">What people called the worker when it joined.</param>
/// <param name="TokenId">The token that it joined with.</param>
/// <param name="JoinedAt">When.</param>
/// <param name="RevokedAt">When its certificates were revoked, or null.</param>
public sealed record MemberRow(string Id, string Name, string TokenId, DateTimeOffset JoinedAt, DateTimeOffset? RevokedAt = null);
