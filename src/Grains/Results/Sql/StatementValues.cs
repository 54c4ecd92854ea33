using SQLitePCL;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Sql;

/// <summary>Gives values to a prepared statement.</summary>
internal static class StatementValues
{
    /// <summary>Binds one; SQLite copies it.</summary>
    /// <returns>SQLite's result.</returns>
    /// <exception cref="ArgumentException">No column holds values of its type.</exception>
    public static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        // SQLite has no NaN: it stores NULL in its place.
        null or double.NaN => sqlite3_bind_null(statement, place),
        int number => sqlite3_bind_int64(statement, place, number),
        long number => sqlite3_bind_int64(statement, place, number),
        double number => sqlite3_bind_double(statement, place, number),
        string text => sqlite3_bind_text(statement, place, text),
        byte[] bytes => sqlite3_bind_blob(statement, place, bytes),
        _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
    };
}
