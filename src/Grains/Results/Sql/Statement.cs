using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Sql;

/// <summary>
/// A prepared statement of a writer, run by SQLite's own interface: for statements of some microseconds the general one takes longer
/// than they do. Its parameters are named at the first use and keep their order.
/// </summary>
/// <param name="connection">Where it runs; stays the caller's.</param>
/// <param name="sql">One statement.</param>
internal sealed class Statement(SqliteConnection connection, string sql) : IDisposable
{
    private sqlite3_stmt? _prepared;
    private int[] _places = [];

    /// <summary>Runs it.</summary>
    /// <returns>Rows changed, those of triggers left out.</returns>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public int Run(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Start(values);
        Finish();
        return sqlite3_changes(connection.Handle);
    }

    /// <summary>Runs an insertion that is not refused.</summary>
    /// <returns>The new row's id.</returns>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public long Insert(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        Start(values);
        Finish();
        return sqlite3_last_insert_rowid(connection.Handle);
    }

    /// <summary>The first column of the first row; null where there is no row or it is NULL.</summary>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public object? Scalar(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var value = Start(values) ? ReadFirst(_prepared!) : null;
        Finish();
        return value;
    }

    /// <inheritdoc/>
    public void Dispose() => _prepared?.Dispose();

    // Whether there is a row.
    private bool Start(ReadOnlySpan<(string Name, object? Value)> values)
    {
        _prepared ??= Prepare(values);
        for (var i = 0; i < values.Length; i++) { Check(StatementValues.Bind(_prepared, _places[i], values[i].Value)); }

        return Step();
    }

    // What it does is done when it has been stepped to its end.
    private void Finish()
    {
        while (sqlite3_stmt_busy(_prepared!) != 0) { Step(); }

        Check(sqlite3_reset(_prepared!));
    }

    private bool Step()
    {
        var result = sqlite3_step(_prepared!);
        if (result is SQLITE_ROW) { return true; }

        if (result is not SQLITE_DONE)
        {
            // A statement that failed holds its transaction open until it is reset; the error is read first.
            Fail(result);
        }

        return false;
    }

    private sqlite3_stmt Prepare(ReadOnlySpan<(string Name, object? Value)> values)
    {
        Check(sqlite3_prepare_v3(connection.Handle, sql, SQLITE_PREPARE_PERSISTENT, out var prepared));
        _places = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            _places[i] = sqlite3_bind_parameter_index(prepared, values[i].Name);
        }

        if (_places.Contains(0) || sqlite3_bind_parameter_count(prepared) != values.Length)
        {
            prepared.Dispose();
            throw new ArgumentException($"The values given are not those of '{sql}'.", nameof(values));
        }

        return prepared;
    }

    private void Check(int result)
    {
        if (result is not SQLITE_OK) { Fail(result); }
    }

    private void Fail(int result)
    {
        try
        {
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }
        finally
        {
            if (_prepared is { } prepared) { sqlite3_reset(prepared); }
        }
    }

    private static object? ReadFirst(sqlite3_stmt row) => sqlite3_column_type(row, 0) switch
    {
        SQLITE_INTEGER => sqlite3_column_int64(row, 0),
        SQLITE_FLOAT => sqlite3_column_double(row, 0),
        SQLITE_TEXT => sqlite3_column_text(row, 0).utf8_to_string(),
        SQLITE_BLOB => sqlite3_column_blob(row, 0).ToArray(),
        _ => null,
    };
}
