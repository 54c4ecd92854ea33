using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Ownership;
using Orchestrator.Grains.Results.Schema;
using Orchestrator.Grains.Results.Sql;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Short read-only connections to one database; each query sees one snapshot and leaves none open.</summary>
internal sealed class ReadConnections : IDisposable
{
    private readonly string _text;

    private ReadConnections(string text) => _text = text;

    public static ReadConnections Open(string path)
    {
        var file = DatabasePath.ForReading(path);
        try
        {
            return TryOpen(file, Connections.ReadOnly(file))
                ?? (IsLogged(file) ? null : TryOpen(file, Connections.Immutable(file)))
                ?? throw new DatabaseException($"Cannot open '{file}': its folder cannot be written and its log cannot be read.");
        }
        catch (SqliteException e)
        {
            throw new DatabaseException($"Cannot open '{file}': {SqliteErrors.Describe(e)}.", e);
        }
    }

    public Task<T> Read<T>(Func<SqliteConnection, T> query, CancellationToken cancellation) =>
        Task.Run(() => ReadNow(query, cancellation), cancellation);

    /// <summary>A connection of its own that tells commits; the caller disposes it.</summary>
    public CommitWatch Watch() => new(_text);

    public void Dispose() => ReadPool.Clear(_text);

    private static ReadConnections? TryOpen(string file, string text)
    {
        try
        {
            using var connection = Connections.Open(text);
            DatabaseSchema.CheckReadable(connection, file);
            return new ReadConnections(text);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLITE_CANTOPEN or SQLITE_READONLY)
        {
            // SQLite could not make its shared memory beside the file.
            return null;
        }
    }

    // A log that holds commits must not be passed over, as an immutable file's is.
    private static bool IsLogged(string file) => new FileInfo(file + "-wal") is { Exists: true, Length: > 0 };

    private T ReadNow<T>(Func<SqliteConnection, T> query, CancellationToken cancellation)
    {
        using var lease = ReadPool.Take(_text);
        try
        {
            return ReadSnapshot(lease.Connection, query, cancellation);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
        catch (SqliteException)
        {
            lease.Spoil();
            throw;
        }
    }

    private static T ReadSnapshot<T>(ReadingConnection connection, Func<SqliteConnection, T> query, CancellationToken cancellation)
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var interruption = cancellation.Register(() => sqlite3_interrupt(connection.Handle));
        return query(connection);
    }
}
