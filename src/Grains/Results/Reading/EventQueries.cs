using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Events as rows; an epoch's metrics are put back into its data.</summary>
internal static class EventQueries
{
    private const string Deletions = """
        UNION ALL
        SELECT sequence, id, NULL, 'ExperimentDeleted', at, data FROM deletions WHERE sequence > $after
        """;

    public static Page<EventRow> List(SqliteConnection connection, string? id, long afterSequence, int limit)
    {
        var key = id is null ? null : ExperimentQueries.FindKey(connection, id);
        if (id is not null && key is null)
        {
            return new Page<EventRow>([], null);
        }

        var rows = connection.Query(
            $"""
            SELECT v.sequence, x.id, v.trial, v.kind, v.at,
                iif(p.metrics IS NULL, v.data, json_set(v.data, '$.metrics', json(p.metrics)))
            FROM events v
            JOIN experiments x ON x.key = v.experiment
            LEFT JOIN epochs p ON p.experiment = v.experiment AND p.trial = v.trial AND p.epoch = v.epoch
            WHERE v.sequence > $after {(key is null ? "" : "AND v.experiment = $key")}
            {(key is null ? Deletions : "")}
            ORDER BY 1 LIMIT $limit
            """,
            ReadRow,
            ("$after", afterSequence),
            ("$key", key),
            ("$limit", limit + 1));
        return Pages.Cut(rows, limit, row => row, row => $"{row.Sequence}");
    }

    public static LedgerChanges ListChanges(SqliteConnection connection, long? after)
    {
        var newest = (long?)connection.Scalar("SELECT max(sequence) FROM events") ?? 0;
        if (after is null || after >= newest)
        {
            return new(newest, []);
        }

        var rows = connection.Query(
            """
            SELECT DISTINCT x.key, x.id, v.trial FROM events v JOIN experiments x ON x.key = v.experiment
            WHERE v.sequence > $after ORDER BY x.key, v.trial
            """,
            row => (Id: row.GetString(1), Trial: row.GetIntOrNull(2)),
            ("$after", after));
        return new(newest, [.. rows.GroupBy(row => row.Id, row => row.Trial)
            .Select(group => new ChangedExperiment(group.Key, [.. group.OfType<int>()]))]);
    }

    private static EventRow ReadRow(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetIntOrNull(2), row.GetString(3), row.GetTime(4), row.GetString(5));
}
