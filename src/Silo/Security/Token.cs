using System.Buffers.Text;
using System.Security.Cryptography;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Results.Access;

namespace Orchestrator.Silo.Security;

/// <summary>A token as somebody holds it: <c>KIND.ID.SECRET.PIN</c>.</summary>
internal sealed class Token
{
    private const int IdLength = 8;
    private const int SecretBytes = 32;

    private readonly byte[] _secret;

    private Token(TokenKind kind, string id, byte[] secret, string pin) => (Kind, Id, _secret, Pin) = (kind, id, secret, pin);

    public TokenKind Kind { get; }

    /// <summary>Its public part.</summary>
    public string Id { get; }

    /// <summary>The SHA-256 of the certificate of the authority that its head has: its holder sends the secret to nobody else.</summary>
    public string Pin { get; }

    /// <summary>What its holder keeps to himself.</summary>
    public string Text => $"{WordOf(Kind)}.{Id}.{Base64Url.EncodeToString(_secret)}.{Pin}";

    /// <summary>What the head stores. The secret has 256 random bits, so that it needs no salt and no slow hash.</summary>
    public byte[] Hash => SHA256.HashData(_secret);

    /// <summary>A new token.</summary>
    public static Token Draw(TokenKind kind, string pin) =>
        new(kind, RandomId.Draw(IdLength), RandomNumberGenerator.GetBytes(SecretBytes), pin);

    /// <summary>Reads a token, or null where it is none.</summary>
    public static Token? TryParse(string? text)
    {
        if (text?.Trim().Split('.') is not [var word, { Length: IdLength } id, var secret, var pin]) { return null; }

        TokenKind? kind = word == WordOf(TokenKind.Join) ? TokenKind.Join : word == WordOf(TokenKind.Access) ? TokenKind.Access : null;
        return kind is { } known && IsHash(secret) && IsHash(pin) ? new(known, id, Base64Url.DecodeFromChars(secret), pin) : null;
    }

    /// <summary>Never the secret, whatever is logged.</summary>
    public override string ToString() => $"{WordOf(Kind)} token {Id}";

    /// <summary>What people call the kind.</summary>
    public static string WordOf(TokenKind kind) => kind == TokenKind.Join ? "join" : "access";

    private static bool IsHash(string text) => Base64Url.IsValid(text, out var length) && length == SecretBytes;
}
