namespace Orchestrator.Silo.Cluster.Access;

/// <summary>The ways in which somebody shows who he is, and who may ask for what.</summary>
internal static class AccessSchemes
{
    /// <summary>A worker's certificate.</summary>
    public const string Certificate = "certificate";

    /// <summary>An access token in the header <c>Authorization: Bearer</c>.</summary>
    public const string Token = "token";

    /// <summary>A browser's cookie, got for an access token.</summary>
    public const string Cookie = "cookie";

    /// <summary>Policy: workers alone.</summary>
    public const string Workers = "workers";

    /// <summary>Policy: workers, and people with an access token. Whatever names no policy is for people alone.</summary>
    public const string Anybody = "anybody";

    /// <summary>The claim with a worker's machine.</summary>
    public const string Member = "member";

    /// <summary>The claim with the id of an access token.</summary>
    public const string TokenId = "token";
}
