using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Membership;

/// <summary>
/// The membership table of a head, in a SQLite file beside its database: a head that starts again finds its workers there, and
/// results never wait for it. Compare-and-swap in one transaction each. Safe to call from any thread.
/// </summary>
public sealed class MembershipDatabase : MembershipTable, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    private MembershipDatabase(SqliteConnection connection) => _connection = connection;

    /// <summary>The table beside the database <paramref name="file"/>, made where there is none. The caller disposes it.</summary>
    /// <exception cref="DatabaseException">It cannot be opened.</exception>
    public static MembershipDatabase Beside(string file)
    {
        var path = file + ".members";
        try
        {
            var connection = Connections.OpenWriter(path);
            connection.Execute("""
                CREATE TABLE IF NOT EXISTS members (address TEXT PRIMARY KEY, row TEXT NOT NULL) STRICT;
                CREATE TABLE IF NOT EXISTS version (id INTEGER PRIMARY KEY CHECK (id = 0), number INTEGER NOT NULL) STRICT;
                INSERT OR IGNORE INTO version (id, number) VALUES (0, 0);
                """);
            return new(connection);
        }
        catch (SqliteException error)
        {
            throw new DatabaseException($"Cannot open '{path}': {SqliteErrors.Describe(error)}.", error);
        }
    }

    /// <inheritdoc/>
    public override Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken) =>
        Change(() => _connection.Execute("DELETE FROM members"));

    /// <inheritdoc/>
    public override Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken) => Change(() =>
    {
        foreach (var row in ReadRows().Where(row => row.Status == SiloStatus.Dead && row.IAmAliveTime < beforeDate.UtcDateTime))
        {
            Run("DELETE FROM members WHERE address = $address", ("$address", row.Address));
        }
    });

    /// <inheritdoc/>
    public override Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken)
    {
        var (version, rows) = Read();
        return Task.FromResult(new MembershipSnapshot(version, [.. rows.Where(row => row.Address == key.ToParsableString())]).ToData());
    }

    /// <inheritdoc/>
    public override Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken) => Task.FromResult(Read().ToData());

    /// <summary>The whole table.</summary>
    public MembershipSnapshot Read()
    {
        lock (_gate) { return new(ReadVersion(), ReadRows()); }
    }

    /// <inheritdoc/>
    public override Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken) =>
        Task.FromResult(Write(entry, null, tableVersion));

    /// <inheritdoc/>
    public override Task<bool> UpdateRowAsync(
        MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken) =>
        Task.FromResult(Write(entry, etag, tableVersion));

    /// <inheritdoc/>
    public override Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken) => Change(() =>
    {
        if (Find(entry.SiloAddress.ToParsableString()) is { } row) { Put(row with { IAmAliveTime = entry.IAmAliveTime }); }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate) { _connection.Dispose(); }
    }

    /// <param name="entry">The row.</param>
    /// <param name="etag">The tag that the row must have, or null where there must be none.</param>
    /// <param name="version">The table's next version, with the tag of the one before.</param>
    private bool Write(MembershipEntry entry, string? etag, TableVersion version)
    {
        lock (_gate)
        {
            var current = ReadVersion();
            var isExpected = MembershipSnapshot.ToVersion(current).VersionEtag == version.VersionEtag
                && Find(entry.SiloAddress.ToParsableString())?.ETag == etag;
            if (!isExpected) { return false; }

            using var transaction = _connection.BeginTransaction();
            Put(MembershipRow.Of(entry, (current + 1).ToString(CultureInfo.InvariantCulture)));
            Run("UPDATE version SET number = $number", ("$number", current + 1));
            transaction.Commit();
            return true;
        }
    }

    private Task Change(Action change)
    {
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            change();
            transaction.Commit();
            return Task.CompletedTask;
        }
    }

    private MembershipRow? Find(string address) => ReadRows().Find(row => row.Address == address);

    private void Put(MembershipRow row) => Run(
        "INSERT INTO members (address, row) VALUES ($address, $row) ON CONFLICT DO UPDATE SET row = $row",
        ("$address", row.Address), ("$row", JsonSerializer.Serialize(row)));

    private void Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var statement = new Statement(_connection, sql);
        statement.Run(values);
    }

    private int ReadVersion() => (int)(long)_connection.Scalar("SELECT number FROM version")!;

    private List<MembershipRow> ReadRows() =>
        _connection.Query("SELECT row FROM members ORDER BY address", reader => JsonSerializer.Deserialize<MembershipRow>(reader.GetString(0))!);
}
