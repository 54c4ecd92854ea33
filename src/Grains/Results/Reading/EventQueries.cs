using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Events as rows; an epoch's metrics are put back into its data.</summary>
internal static class EventQueries
{
    private const string Deleted = nameof(ExperimentDeleted);
    private const string Epoch = nameof(EpochRecorded);

    public static Page<EventRow> List(SqliteConnection connection, EventQuery query)
    {
        var key = query.ExperimentId is null ? null : ExperimentQueries.FindKey(connection, query.ExperimentId);
        if (query.ExperimentId is not null && key is null) { return new Page<EventRow>([], null); }

        var rows = connection.Query(
            $"""
            SELECT v.sequence, x.id, v.trial, v.kind, v.at,
                iif(p.metrics IS NULL, v.data, json_set(v.data, '$.metrics', json(p.metrics)))
            FROM events v {IndexFor(query)}
            JOIN experiments x ON x.key = v.experiment
            LEFT JOIN epochs p ON p.experiment = v.experiment AND p.trial = v.trial AND p.epoch = v.epoch
            WHERE x.is_deleted = 0 AND v.sequence {Beyond(query)} $after {(key is null ? "" : "AND v.experiment = $key")} {ConditionFor(query)}
            {(key is null && query.Kind is null or Deleted ? DeletionsFor(query) : "")}
            ORDER BY 1 {(query.IsNewestFirst ? "DESC" : "")} LIMIT $limit
            """,
            ReadRow,
            ("$after", query.After ?? (query.IsNewestFirst ? long.MaxValue : 0)),
            ("$key", key),
            ("$kind", query.Kind),
            ("$limit", query.Limit + 1));
        return Pages.Cut(rows, query.Limit, row => row, row => $"{row.Sequence}");
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
            WHERE x.is_deleted = 0 AND v.sequence > $after ORDER BY x.key, v.trial
            """,
            row => (Id: row.GetString(1), Trial: row.GetIntOrNull(2)),
            ("$after", after));
        return new(newest, [.. rows.GroupBy(row => row.Id, row => row.Trial)
            .Select(group => new ChangedExperiment(group.Key, [.. group.OfType<int>()]))]);
    }

    private static string Beyond(EventQuery query) => query.IsNewestFirst ? "<" : ">";

    // Without its index a kind that hardly occurs would be looked for among all events. Epochs are most of them.
    private static string IndexFor(EventQuery query) => query switch
    {
        { IsByPeople: true } => "INDEXED BY events_by_people",
        { Kind: null or Epoch } => "",
        _ => "INDEXED BY events_by_kind",
    };

    private static string ConditionFor(EventQuery query) =>
        (query.Kind is null ? "" : "AND v.kind = $kind ")
        + (query.IsByPeople || query.Kind is not (null or Epoch) ? "AND v.kind <> 'EpochRecorded' " : "")
        + (query.IsByPeople ? "AND json_extract(v.data, '$.by') IS NOT NULL" : "");

    // All that remains of what was deleted; people did it.
    private static string DeletionsFor(EventQuery query) => $"""
        UNION ALL
        SELECT sequence, id, NULL, '{Deleted}', at, data FROM deletions WHERE sequence {Beyond(query)} $after
        """;

    private static EventRow ReadRow(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetIntOrNull(2), row.GetString(3), row.GetTime(4), row.GetString(5));
}
