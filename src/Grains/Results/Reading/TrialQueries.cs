using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>One trial with everything recorded about it.</summary>
internal static class TrialQueries
{
    public static TrialDetail? Find(SqliteConnection connection, string id, int number)
    {
        if (ExperimentQueries.FindKey(connection, id) is not { } key)
        {
            return null;
        }

        var found = connection.Query(
            $"SELECT {TrialRows.Columns} FROM {TrialRows.Tables} WHERE t.experiment = $key AND t.number = $number",
            TrialRows.Read,
            ("$key", key),
            ("$number", number));
        return found is [var summary]
            ? new TrialDetail(
                summary,
                ListEpochs(connection, key, number),
                ListAttempts(connection, key, number),
                ListSamples(connection, key, number),
                ListCheckpoints(connection, key, number))
            {
                Decisions = DecisionQueries.ListOf(connection, key, number),
                Warnings = ListWarnings(connection, key, number),
            }
            : null;
    }

    public static byte[]? FindSample(SqliteConnection connection, string id, int number, int epoch, string kind) =>
        (byte[]?)connection.Scalar(
            """
            SELECT s.png FROM experiments x JOIN samples s ON s.experiment = x.key
            WHERE x.id = $id AND s.trial = $number AND s.epoch = $epoch AND s.kind = $kind
            """,
            ("$id", id),
            ("$number", number),
            ("$epoch", epoch),
            ("$kind", kind));

    private static List<EpochRow> ListEpochs(SqliteConnection connection, long key, int number) => connection.Query(
        """
        SELECT epoch, metrics, seconds, images_per_second FROM epochs
        WHERE experiment = $key AND trial = $number ORDER BY epoch
        """,
        row => new EpochRow(row.GetInt32(0), MetricsJson.Read(row.GetString(1)), row.GetDoubleOrNaN(2), row.GetDoubleOrNaN(3)),
        ("$key", key),
        ("$number", number));

    private static List<AttemptRow> ListAttempts(SqliteConnection connection, long key, int number) => connection.Query(
        """
        SELECT a.attempt, a.lease, a.worker, a.slot, a.started_at, a.ended_at, a.outcome, n.json, min(e.epoch), max(e.epoch)
        FROM attempts a JOIN environments n ON n.hash = a.environment
        LEFT JOIN epochs e ON e.experiment = a.experiment AND e.trial = a.trial AND e.lease = a.lease
        WHERE a.experiment = $key AND a.trial = $number GROUP BY a.lease ORDER BY a.lease
        """,
        row => new AttemptRow(
            row.GetInt32(0),
            row.GetInt64(1),
            row.GetString(2),
            row.GetInt32(3),
            row.GetTime(4),
            row.GetTimeOrNull(5),
            row.GetStringOrNull(6),
            row.GetString(7))
        {
            FirstEpoch = row.IsDBNull(8) ? null : row.GetInt32(8),
            LastEpoch = row.IsDBNull(9) ? null : row.GetInt32(9),
        },
        ("$key", key),
        ("$number", number));

    private static List<CheckpointRow> ListCheckpoints(SqliteConnection connection, long key, int number) => connection.Query(
        """
        SELECT epoch, sha256, size_bytes, created_at FROM checkpoints
        WHERE experiment = $key AND trial = $number ORDER BY epoch
        """,
        row => new CheckpointRow(row.GetInt32(0), row.GetString(1), row.GetInt64(2), row.GetTime(3)),
        ("$key", key),
        ("$number", number));

    public static List<WarningRow> ListWarnings(SqliteConnection connection, long key, int number) => connection.Query(
        """
        SELECT kind, first_epoch, last_epoch, message FROM warnings
        WHERE experiment = $key AND trial = $number ORDER BY first_epoch, kind
        """,
        row => new WarningRow(Enum.Parse<WarningKind>(row.GetString(0)), row.GetInt32(1), row.GetInt32(2), row.GetString(3)),
        ("$key", key),
        ("$number", number));

    private static List<SampleRow> ListSamples(SqliteConnection connection, long key, int number) => connection.Query(
        """
        SELECT epoch, kind, length(png) FROM samples
        WHERE experiment = $key AND trial = $number ORDER BY epoch, kind
        """,
        row => new SampleRow(row.GetInt32(0), row.GetString(1), row.GetInt32(2)),
        ("$key", key),
        ("$number", number));
}
