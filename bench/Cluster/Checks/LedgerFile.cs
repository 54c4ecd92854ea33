using Microsoft.Data.Sqlite;

namespace Orchestrator.Bench.Cluster.Checks;

/// <summary>The database file itself, read only, as anybody with an SQLite shell sees it.</summary>
internal sealed class LedgerFile : IDisposable
{
    private readonly SqliteConnection _connection;

    private LedgerFile(SqliteConnection connection) => _connection = connection;

    public static LedgerFile Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False;Default Timeout=30");
        connection.Open();
        return new(connection);
    }

    /// <summary>The rows of a query.</summary>
    public List<T> List<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] values)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) { command.Parameters.AddWithValue(name, value); }

        using var rows = command.ExecuteReader();
        List<T> found = [];
        while (rows.Read()) { found.Add(read(rows)); }

        return found;
    }

    /// <summary>What a query counts.</summary>
    public long Count(string sql, params (string Name, object Value)[] values) => List(sql, row => row.GetInt64(0), values)[0];

    public void Dispose() => _connection.Dispose();
}
