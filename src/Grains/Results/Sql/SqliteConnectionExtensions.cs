using Microsoft.Data.Sqlite;

namespace Orchestrator.Grains.Results.Sql;

/// <summary>One-off statements.</summary>
internal static class SqliteConnectionExtensions
{
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null where there is no row or it is NULL.</summary>
    public static object? Scalar(
        this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = PreparedCommand.Take(connection, sql, values);
        var value = command.Command.ExecuteScalar();
        command.Keep();
        return value is DBNull ? null : value;
    }

    /// <summary>Every row, mapped.</summary>
    public static List<T> Query<T>(
        this SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> map,
        params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = PreparedCommand.Take(connection, sql, values);
        var rows = new List<T>();
        using (var reader = command.Command.ExecuteReader())
        {
            while (reader.Read()) { rows.Add(map(reader)); }
        }

        command.Keep();
        return rows;
    }
}
