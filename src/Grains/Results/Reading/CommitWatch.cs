using Microsoft.Data.Sqlite;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>
/// Knows whether anything was committed since the last look, from one connection that stays open between looks: far cheaper than a
/// query, and no snapshot is held. Safe to call from any thread.
/// </summary>
/// <param name="text">How the database is opened.</param>
internal sealed class CommitWatch(string text) : IDisposable
{
    private readonly Lock _gate = new();
    private SqliteConnection? _connection;
    private SqliteCommand? _look;
    private long _opened;

    /// <summary>What differs from the look before if another connection has committed since; null where it cannot be learned.</summary>
    public (long Opened, long Version)? Look()
    {
        lock (_gate)
        {
            try
            {
                return (long?)(_look ??= Prepare()).ExecuteScalar() is { } version ? (_opened, version) : null;
            }
            catch (SqliteException)
            {
                // Who asks then queries the database, and hears what is wrong with it.
                Close();
                return null;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate) { Close(); }
    }

    private SqliteCommand Prepare()
    {
        _opened++;
        // Each connection counts for itself, so it is none of the pool's.
        _connection = Sql.Connections.Open(text);
        var look = _connection.CreateCommand();
        look.CommandText = "PRAGMA data_version";
        return look;
    }

    private void Close()
    {
        _look?.Dispose();
        _connection?.Dispose();
        (_look, _connection) = (null, null);
    }
}
