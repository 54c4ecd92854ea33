using Microsoft.Data.Sqlite;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>The column that tells NaN from no value: SQLite stores both as NULL.</summary>
internal static class ObjectiveKind
{
    private const string NotANumber = "nan";

    /// <summary>finite, nan, +inf or -inf; null where there is no value.</summary>
    public static string? Of(double? objective) => objective switch
    {
        null => null,
        double.NaN => NotANumber,
        double.PositiveInfinity => "+inf",
        double.NegativeInfinity => "-inf",
        _ => "finite",
    };

    /// <summary>The value in the columns <paramref name="value"/> and the kind after it.</summary>
    public static double? Read(SqliteDataReader row, int value) => (row.IsDBNull(value), row.IsDBNull(value + 1)) switch
    {
        (_, true) => null,
        (true, false) => double.NaN,
        _ => row.GetDouble(value),
    };
}
