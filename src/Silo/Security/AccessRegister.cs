using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Results.Access;

namespace Orchestrator.Silo.Security;

/// <summary>Gives out tokens, and says which are good. Safe to use from any thread.</summary>
/// <param name="database">Where they are stored; owned by the caller.</param>
/// <param name="pin">The head's authority.</param>
/// <param name="time">The clock.</param>
internal sealed class AccessRegister(AccessDatabase database, string pin, TimeProvider time)
{
    private const int MemberLength = 6;

    /// <summary>Makes a token and stores its hash; nobody sees its text again.</summary>
    /// <param name="kind">What it is good for.</param>
    /// <param name="lifetime">How long, or null for ever.</param>
    /// <param name="note">For whom or what it is.</param>
    public Token Create(TokenKind kind, TimeSpan? lifetime, string note = "")
    {
        var (token, now) = (Token.Draw(kind, pin), time.GetUtcNow());
        database.Add(new(token.Id, kind, token.Hash, now, note, now + lifetime));
        return token;
    }

    /// <summary>Checks what somebody shows.</summary>
    /// <param name="text">The token's text.</param>
    /// <param name="kind">What it must be good for.</param>
    /// <param name="row">The token.</param>
    /// <param name="refusal">Else why it is not taken: one of <see cref="TokenRefusal"/>.</param>
    public bool TryCheck(string? text, TokenKind kind, [NotNullWhen(true)] out TokenRow? row, [NotNullWhen(false)] out string? refusal)
    {
        row = null;
        refusal = string.IsNullOrWhiteSpace(text) ? TokenRefusal.Missing
            : Token.TryParse(text) is not { } token ? TokenRefusal.NoToken
            : token.Pin != pin ? TokenRefusal.Foreign
            : database.FindToken(token.Id) is not { } known || !CryptographicOperations.FixedTimeEquals(known.Hash, token.Hash) ? TokenRefusal.Unknown
            : known.Kind != kind ? TokenRefusal.OtherKind
            : FindFault(row = known);
        return refusal is null && row is not null;
    }

    /// <summary>Why a token that was good may not be so any more, or null.</summary>
    public string? FindFault(string tokenId) => database.FindToken(tokenId) is { } row ? FindFault(row) : TokenRefusal.Unknown;

    /// <summary>Takes in a machine.</summary>
    /// <returns>The id for its certificates.</returns>
    public string Enroll(string name, TokenRow token)
    {
        while (true)
        {
            var id = RandomId.Draw(MemberLength);
            // The ids of the head's own slots begin so.
            if (!id.StartsWith(Cluster.HeadParts.WorkerPrefix, StringComparison.Ordinal) && database.TryAdd(new(id, name, token.Id, time.GetUtcNow()))) { return id; }
        }
    }

    /// <summary>Whether a machine's certificates are good, as far as the head knows.</summary>
    public bool IsMember(string id) => database.FindMember(id) is { RevokedAt: null };

    /// <summary>Whether somebody with this certificate is in: the head itself, or a machine that is not revoked.</summary>
    public bool IsIn(CertificateIdentity identity) => identity.Role == CertificateRole.Head || IsMember(identity.Member);

    private string? FindFault(TokenRow row) =>
        row.RevokedAt is not null ? TokenRefusal.Revoked : row.ExpiresAt <= time.GetUtcNow() ? TokenRefusal.Expired : null;
}
