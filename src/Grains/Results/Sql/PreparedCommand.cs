using Microsoft.Data.Sqlite;

namespace Orchestrator.Grains.Results.Sql;

/// <summary>A command with its values, out of what its connection keeps prepared where that keeps anything. Dispose it after use.</summary>
internal sealed class PreparedCommand : IDisposable
{
    private readonly ReadingConnection? _keeper;
    private bool _isKept;

    private PreparedCommand(ReadingConnection? keeper, SqliteCommand command) => (_keeper, Command) = (keeper, command);

    /// <summary>What to execute.</summary>
    public SqliteCommand Command { get; }

    /// <summary>The command for a text, bound to values by name.</summary>
    public static PreparedCommand Take(SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var keeper = connection as ReadingConnection;
        var command = keeper?.Take(sql) ?? Create(connection, sql);
        foreach (var (name, value) in values)
        {
            // SQLite has no NaN: it stores NULL in its place.
            command.Parameters.AddWithValue(name, value is null or double.NaN ? DBNull.Value : value);
        }

        return new(keeper, command);
    }

    /// <summary>Says that it ran to its end, so that the connection may keep it for the next of its kind.</summary>
    public void Keep() => _isKept = _keeper is not null;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isKept) { _keeper!.Keep(Command); }
        else { Command.Dispose(); }
    }

    private static SqliteCommand Create(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
