using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Keeps the write-ahead log short: a reader that was slow may have let it grow.</summary>
internal sealed class WalLimit(SqliteConnection connection, string database, long limitBytes)
{
    private readonly FileInfo _file = new(database + "-wal");

    /// <summary>Moves a log that is too long.</summary>
    /// <returns>Whether it is still too long, since a reader or the disk is in the way.</returns>
    public bool TruncateWhenLong()
    {
        _file.Refresh();
        return _file.Exists && _file.Length > limitBytes && !Truncate();
    }

    /// <summary>Moves the log into the database, unless a reader or the disk is in the way: then the log just stays.</summary>
    /// <returns>Whether the log is empty now.</returns>
    public bool Truncate()
    {
        // Nobody waits for a reader here: reports do meanwhile.
        connection.Execute("PRAGMA busy_timeout = 0");
        try
        {
            return connection.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") is 0L;
        }
        catch (SqliteException e) when (SqliteErrors.IsTransient(e))
        {
            return false;
        }
        finally
        {
            connection.Execute(Connections.BusyTimeout);
        }
    }
}
