using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Grains.Results.Reading.Filters;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Some numbers of many trials.</summary>
internal static class ColumnQueries
{
    public const int MostNames = 16;
    public const int MostTrials = 50_000;

    private const int FirstValue = 3;

    public static void Check(IReadOnlyList<string> names, int limit)
    {
        if (names.Count > MostNames)
        {
            throw new ArgumentException($"{names.Count} columns are asked for; at most {MostNames} are given at a time.");
        }

        if (limit is < 1 or > MostTrials)
        {
            throw new ArgumentException($"The limit {limit} is not in 1 to {MostTrials}.");
        }
    }

    public static TrialColumns Get(
        SqliteConnection connection, string id, IReadOnlyList<string> names, TrialFilter? where, int limit)
    {
        if (ExperimentQueries.FindKey(connection, id) is not { } key)
        {
            return new([], [], [], new Dictionary<string, IReadOnlyList<double?>>(), false);
        }

        var values = new SqlValues().With("$key", key).With("$limit", limit + 1);
        var columns = new TrialColumnResolver(new TrialNames(connection, key), values);
        var wanted = names.Distinct().ToList();
        var numbers = wanted.Select(name => columns.Find(name).Number ?? throw new ArgumentException($"'{name}' holds text, not numbers.")).ToList();
        var rows = connection.Query(
            $"""
            SELECT {string.Join(", ", (string[])["t.number", "t.model", "t.family", .. numbers])} FROM trials t
            WHERE t.experiment = $key {FilterSql.Write(where, columns, values)}
            ORDER BY t.number LIMIT $limit
            """,
            row => (Number: row.GetInt32(0), Model: row.GetString(1), Family: row.GetString(2), Values: Read(row, wanted.Count)),
            values.All);
        var isCut = rows.Count > limit;
        var given = isCut ? rows[..limit] : rows;
        return new(
            [.. given.Select(row => row.Number)],
            [.. given.Select(row => row.Model)],
            [.. given.Select(row => row.Family)],
            wanted.Index().ToDictionary(name => name.Item, name => (IReadOnlyList<double?>)[.. given.Select(row => row.Values[name.Index])]),
            isCut);
    }

    private static double?[] Read(SqliteDataReader row, int count)
    {
        var numbers = new double?[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = row.IsDBNull(FirstValue + i) ? null : row.GetDouble(FirstValue + i);
        }

        return numbers;
    }
}
