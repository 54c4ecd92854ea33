namespace Orchestrator.Grains.Results.Access;

/// <summary>A token as it is stored: nobody can use it by what stands here.</summary>
/// <param name="Id">Its public part, by which people name it.</param>
/// <param name="Kind">What it is good for.</param>
/// <param name="Hash">The SHA-256 of its secret.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Note">For whom or what it is, or empty.</param>
/// <param name="ExpiresAt">From when on it is refused, or null for never.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
public sealed record TokenRow(
    string Id, TokenKind Kind, byte[] Hash, DateTimeOffset CreatedAt, string Note, DateTimeOffset? ExpiresAt = null, DateTimeOffset? RevokedAt = null);
