namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>A server that keeps the membership table in place of the head: <c>redis://...</c> or <c>postgres://...</c>.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="User">Who connects, or null for nobody in particular.</param>
/// <param name="Password">The user's, or null.</param>
/// <param name="Database">The number of Redis' database, the name of Postgres'.</param>
/// <param name="IsEncrypted">Whether the connection is TLS with a certificate that the system trusts.</param>
internal sealed record MembershipServer(
    MembershipServerKind Kind, string Host, int Port, string? User, string? Password, string Database, bool IsEncrypted)
{
    private const string Examples = "redis://HOST[:PORT][/DB] or postgres://USER:PASSWORD@HOST[:PORT]/DB";

    /// <summary>Reads an address.</summary>
    /// <param name="text">As the user gave it.</param>
    /// <param name="server">The server, or null.</param>
    /// <returns>What is wrong, in one sentence without its subject, or null.</returns>
    public static string? TryParse(string text, out MembershipServer? server)
    {
        server = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || KindOf(uri.Scheme) is not { } kind || uri.Host.Length == 0)
        {
            return $"must be {Examples}";
        }

        if (uri.Query.Length > 0 || uri.Fragment.Length > 0) { return "takes no words after '?' or '#'"; }

        var database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        if (FindDatabaseProblem(kind, database) is { } problem) { return problem; }

        var (user, password) = SplitUser(uri.UserInfo);
        server = new(
            kind, uri.DnsSafeHost, uri.IsDefaultPort || uri.Port < 0 ? DefaultPort(kind) : uri.Port, user, password,
            database.Length > 0 ? database : "0", uri.Scheme is "rediss" or "postgress");
        return null;
    }

    /// <summary>Where it is, for people: without the password.</summary>
    public override string ToString() => $"{(Kind == MembershipServerKind.Redis ? "redis" : "postgres")}://{Host}:{Port}/{Database}";

    private static MembershipServerKind? KindOf(string scheme) => scheme switch
    {
        "redis" or "rediss" => MembershipServerKind.Redis,
        "postgres" or "postgresql" or "postgress" => MembershipServerKind.Postgres,
        _ => null,
    };

    private static int DefaultPort(MembershipServerKind kind) => kind == MembershipServerKind.Redis ? 6379 : 5432;

    private static string? FindDatabaseProblem(MembershipServerKind kind, string database) => kind switch
    {
        MembershipServerKind.Redis when database.Length > 0 && !(int.TryParse(database, out var number) && number is >= 0 and < 1024) =>
            $"must name Redis' database by its number, but got '{database}'",
        MembershipServerKind.Postgres when database.Length == 0 => "must name a database: postgres://USER:PASSWORD@HOST/DB",
        _ => null,
    };

    private static (string? User, string? Password) SplitUser(string text)
    {
        var parts = text.Split(':', 2);
        var user = parts[0].Length == 0 ? null : Uri.UnescapeDataString(parts[0]);
        return (user, parts.Length < 2 ? null : Uri.UnescapeDataString(parts[1]));
    }
}
