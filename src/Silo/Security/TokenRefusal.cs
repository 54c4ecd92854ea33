namespace Orchestrator.Silo.Security;

/// <summary>Why a token is not taken.</summary>
internal static class TokenRefusal
{
    public const string Missing = "no token was given";

    public const string NoToken = "that is no token: it may have been cut short";

    public const string Foreign = "the token is another head's";

    /// <summary>The same words for an id that nobody knows and for a wrong secret.</summary>
    public const string Unknown = "this head never gave out that token";

    public const string Expired = "the token has expired";

    public const string Revoked = "the token was revoked";

    public const string OtherKind = "the token is of the other kind: workers join with join tokens, people use access tokens";
}
