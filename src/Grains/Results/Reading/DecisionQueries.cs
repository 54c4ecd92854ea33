using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>What searches decided, and why.</summary>
internal static class DecisionQueries
{
    private const string Columns = "d.family, d.position, d.kind, d.trial, d.job, d.epoch, d.until, d.reason, d.at";

    public static Page<DecisionRow> List(SqliteConnection connection, string id, string family, long? after, int limit)
    {
        var rows = connection.Query(
            $"""
            SELECT {Columns} FROM experiments x JOIN decisions d ON d.experiment = x.key
            WHERE x.id = $id AND d.family = $family AND d.position > $after ORDER BY d.position LIMIT $limit
            """,
            Read,
            ("$id", id),
            ("$family", family),
            ("$after", after ?? -1),
            ("$limit", limit + 1));
        return Pages.Cut(rows, limit, row => row, row => $"{row.Position}");
    }

    public static List<DecisionRow> ListOf(SqliteConnection connection, long key, int trial) => connection.Query(
        $"SELECT {Columns} FROM decisions d WHERE d.experiment = $key AND d.trial = $trial ORDER BY d.position",
        Read,
        ("$key", key),
        ("$trial", trial));

    private static DecisionRow Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        row.GetString(2),
        row.GetIntOrNull(3),
        row.IsDBNull(4) ? null : row.GetInt64(4),
        row.GetIntOrNull(5),
        row.GetIntOrNull(6),
        row.GetString(7),
        row.GetTime(8));
}
