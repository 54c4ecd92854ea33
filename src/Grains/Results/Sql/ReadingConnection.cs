using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Sql;

/// <summary>
/// A connection that keeps its statements prepared: most queries of a page take longer to be parsed and planned than to run.
/// For one query at a time, and for none that changes anything.
/// </summary>
/// <param name="text">How the database is opened.</param>
internal sealed class ReadingConnection(string text) : SqliteConnection(text)
{
    // Texts of filters differ from one question to the next, so what is kept has an end; a statement takes some 10 KB.
    private const int MostKept = 64;

    private readonly Dictionary<string, SqliteCommand> _kept = [];

    /// <inheritdoc/>
    public override void Open()
    {
        base.Open();
        // Otherwise a statement whose plan looked at a value, such as a limit, is prepared anew for each value.
        sqlite3_db_config(Handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
    }

    /// <summary>A kept command without values, out of what is kept until it is given back; null where there is none.</summary>
    public SqliteCommand? Take(string sql)
    {
        if (!_kept.Remove(sql, out var command)) { return null; }

        command.Parameters.Clear();
        command.Transaction = Transaction;
        return command;
    }

    /// <summary>Keeps a command whose reader is closed.</summary>
    public void Keep(SqliteCommand command)
    {
        if (_kept.Count >= MostKept) { Forget(); }

        // A query that asks the same within itself gives back two.
        if (!_kept.TryAdd(command.CommandText, command)) { command.Dispose(); }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) { Forget(); }

        base.Dispose(disposing);
    }

    private void Forget()
    {
        foreach (var command in _kept.Values) { command.Dispose(); }

        _kept.Clear();
    }
}
