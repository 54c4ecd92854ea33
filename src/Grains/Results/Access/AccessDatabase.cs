using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Access;

/// <summary>
/// Tokens, and the machines that joined with them. A head and the command line on its machine may have it open at the same time; each
/// sees at once what the other writes. Safe to call from any thread.
/// </summary>
public sealed class AccessDatabase : IDisposable
{
    private const string TokenColumns = "SELECT id, kind, hash, created, note, expires, revoked FROM tokens";
    private const string MemberColumns = "SELECT id, name, token, joined, revoked FROM members";

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    private AccessDatabase(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file, made where there is none. The caller disposes it.</summary>
    /// <exception cref="DatabaseException">It cannot be opened.</exception>
    public static AccessDatabase Open(string path)
    {
        try
        {
            var connection = Connections.OpenWriter(path);
            connection.Execute("""
                CREATE TABLE IF NOT EXISTS tokens (
                    id TEXT PRIMARY KEY, kind TEXT NOT NULL, hash BLOB NOT NULL, created INTEGER NOT NULL,
                    note TEXT NOT NULL, expires INTEGER, revoked INTEGER) STRICT;
                CREATE TABLE IF NOT EXISTS members (
                    id TEXT PRIMARY KEY, name TEXT NOT NULL, token TEXT NOT NULL REFERENCES tokens (id), joined INTEGER NOT NULL, revoked INTEGER) STRICT;
                """);
            return new(connection);
        }
        catch (SqliteException error)
        {
            throw new DatabaseException($"Cannot open '{path}': {SqliteErrors.Describe(error)}.", error);
        }
    }

    /// <summary>Stores a new token.</summary>
    public void Add(TokenRow token) => Run(
        "INSERT INTO tokens (id, kind, hash, created, note, expires) VALUES ($id, $kind, $hash, $created, $note, $expires)",
        ("$id", token.Id), ("$kind", token.Kind.ToString()), ("$hash", token.Hash), ("$created", ToColumn(token.CreatedAt)),
        ("$note", token.Note), ("$expires", token.ExpiresAt?.ToUnixTimeMilliseconds()));

    /// <summary>Stores a new member.</summary>
    /// <returns>False where another has its id.</returns>
    public bool TryAdd(MemberRow member) => Run(
        "INSERT INTO members (id, name, token, joined) VALUES ($id, $name, $token, $joined) ON CONFLICT DO NOTHING",
        ("$id", member.Id), ("$name", member.Name), ("$token", member.TokenId), ("$joined", ToColumn(member.JoinedAt))) == 1;

    /// <summary>One token, or null.</summary>
    public TokenRow? FindToken(string id) => Query($"{TokenColumns} WHERE id = $id", ReadToken, ("$id", id)).FirstOrDefault();

    /// <summary>One member, or null.</summary>
    public MemberRow? FindMember(string id) => Query($"{MemberColumns} WHERE id = $id", ReadMember, ("$id", id)).FirstOrDefault();

    /// <summary>All tokens, oldest first.</summary>
    public IReadOnlyList<TokenRow> ListTokens() => Query($"{TokenColumns} ORDER BY created, id", ReadToken);

    /// <summary>All members, oldest first.</summary>
    public IReadOnlyList<MemberRow> ListMembers() => Query($"{MemberColumns} ORDER BY joined, id", ReadMember);

    /// <summary>Revokes a token; one that is revoked stays so.</summary>
    public void RevokeToken(string id, DateTimeOffset at) =>
        Run("UPDATE tokens SET revoked = $at WHERE id = $id AND revoked IS NULL", ("$at", ToColumn(at)), ("$id", id));

    /// <summary>Revokes a member's certificates.</summary>
    public void RevokeMember(string id, DateTimeOffset at) =>
        Run("UPDATE members SET revoked = $at WHERE id = $id AND revoked IS NULL", ("$at", ToColumn(at)), ("$id", id));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate) { _connection.Dispose(); }
    }

    private static long ToColumn(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static TokenRow ReadToken(SqliteDataReader row) => new(
        row.GetString(0), Enum.Parse<TokenKind>(row.GetString(1)), row.GetFieldValue<byte[]>(2), row.GetTime(3), row.GetString(4),
        row.GetTimeOrNull(5), row.GetTimeOrNull(6));

    private static MemberRow ReadMember(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetTime(3), row.GetTimeOrNull(4));

    private int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (_gate)
        {
            using var statement = new Statement(_connection, sql);
            return statement.Run(values);
        }
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (_gate) { return _connection.Query(sql, map, values); }
    }
}
