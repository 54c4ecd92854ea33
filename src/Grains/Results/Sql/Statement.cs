using Microsoft.Data.Sqlite;

namespace Orchestrator.Grains.Results.Sql;

/// <summary>A prepared statement. Its parameters are named at the first use and keep their order.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
    }

    /// <summary>Runs it.</summary>
    /// <returns>Rows changed.</returns>
    public int Run(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null where there is no row or it is NULL.</summary>
    public object? Scalar(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Bind(values);
        return _command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>Every row, mapped.</summary>
    public List<T> Query<T>(Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Bind(values);
        using var reader = _command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<(string Name, object? Value)> values)
    {
        for (var i = _command.Parameters.Count; i < values.Length; i++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = values[i].Name });
        }

        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = ToColumn(values[i].Value);
        }
    }

    // SQLite has no NaN: it stores NULL in its place.
    private static object ToColumn(object? value) => value is null or double.NaN ? DBNull.Value : value;
}
