using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Results.Reading.Filters;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Which parts of the search space were tried.</summary>
internal static class CoverageQueries
{
    private const int Parts = 10;

    public static IReadOnlyList<ParameterCoverage> List(SqliteConnection connection, string id) =>
        ExperimentQueries.FindKey(connection, id) is { } key
            ? [.. new TrialNames(connection, key).Parameters.Select(parameter => Of(connection, key, parameter)).OfType<ParameterCoverage>()]
            : [];

    private static ParameterCoverage? Of(SqliteConnection connection, long key, ParameterSpec parameter) => parameter.Domain switch
    {
        ListDomain { Values.Count: > 1 } list => new(parameter.Name, CountValues(connection, key, parameter.Name, list)),
        RangeDomain range when range.Max > range.Min => new(parameter.Name, CountParts(connection, key, parameter.Name, range)),
        _ => null,
    };

    private static List<CoverageCell> CountValues(SqliteConnection connection, long key, string name, ListDomain list)
    {
        var counts = connection.Query(
            "SELECT value, count(*) FROM parameters WHERE experiment = $key AND name = $name GROUP BY value",
            row => (Value: JsonSerializer.Deserialize<ParameterValue>(row.GetString(0), LedgerJson.Options), Count: row.GetInt32(1)),
            ("$key", key),
            ("$name", name));
        return [.. list.Values.Select(value => new CoverageCell(value, 0, 0, counts.Where(row => IsSame(row.Value, value)).Sum(row => row.Count)))];
    }

    // 1 and 1.0 are one value of a list.
    private static bool IsSame(ParameterValue left, ParameterValue right) =>
        left.IsNumeric && right.IsNumeric ? left.AsDouble().Equals(right.AsDouble()) : left.ToString() == right.ToString();

    private static List<CoverageCell> CountParts(SqliteConnection connection, long key, string name, RangeDomain range)
    {
        var bounds = Enumerable.Range(0, Parts + 1).Select(i => Bound(range, i / (double)Parts)).ToList();
        var inner = bounds[1..^1].Select((bound, i) => ($"$bound{i}", (object?)bound)).ToArray();
        var counts = connection.Query(
            $"""
            SELECT {string.Join(" + ", inner.Select(bound => $"(number >= {bound.Item1})"))}, count(*) FROM parameters
            WHERE experiment = $key AND name = $name AND number IS NOT NULL GROUP BY 1
            """,
            row => (Part: row.GetInt32(0), Count: row.GetInt32(1)),
            [("$key", key), ("$name", name), .. inner]).ToDictionary(row => row.Part, row => row.Count);
        return [.. Enumerable.Range(0, Parts).Select(i => new CoverageCell(null, bounds[i], bounds[i + 1], counts.GetValueOrDefault(i)))];
    }

    private static double Bound(RangeDomain range, double share) => range.IsLog
        ? range.Min * Math.Pow(range.Max / range.Min, share)
        : range.Min + ((range.Max - range.Min) * share);
}
