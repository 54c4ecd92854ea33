using System.Text;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading.Logs;

/// <summary>
/// Finds a trial's events. There is no index for them, which every report would have to keep: they are looked for from the trial's
/// first lease on, by their sequences, a bounded part at a time.
/// </summary>
internal static class LogRows
{
    // How far behind the place that its time says a first lease is looked for, where the clock was set back.
    private const int Near = 10_000;

    /// <summary>The newest event of the database; 0 where there is none.</summary>
    public static long Newest(SqliteConnection connection) => (long?)connection.Scalar("SELECT max(sequence) FROM events") ?? 0;

    /// <summary>The sequence before the trial's first lease, or null where it has had none.</summary>
    public static long? FindStart(SqliteConnection connection, long key, int trial)
    {
        if (connection.Scalar("SELECT min(started_at) FROM attempts WHERE experiment = $key AND trial = $trial", ("$key", key), ("$trial", trial)) is not long at)
        {
            return null;
        }

        var first = FirstSince(connection, at, Newest(connection));
        var isThere = connection.Scalar(
            "SELECT 1 FROM events NOT INDEXED WHERE sequence >= $first AND sequence < $end AND experiment = $key AND trial = $trial AND kind = 'LeaseGranted' LIMIT 1",
            ("$first", first), ("$end", first + Near), ("$key", key), ("$trial", trial)) is not null;
        return isThere ? first - 1 : 0;
    }

    /// <summary>The trial's events in (<paramref name="after"/>, <paramref name="to"/>], oldest first; with those of many trials that were opened again.</summary>
    public static List<(long Sequence, DateTimeOffset At, LedgerEvent Event)> Read(
        SqliteConnection connection, string id, long key, int trial, long after, long to) => connection.Query(
        """
        SELECT v.sequence, v.at, v.data, p.metrics, p.seconds, p.images_per_second, v.epoch FROM events v NOT INDEXED
        LEFT JOIN epochs p ON p.experiment = v.experiment AND p.trial = v.trial AND p.epoch = v.epoch
        WHERE v.sequence > $after AND v.sequence <= $to AND v.experiment = $key
            AND (v.trial = $trial OR v.trial IS NULL AND v.kind = 'TrialsReopened')
        ORDER BY v.sequence
        """,
        row => (row.GetInt64(0), row.GetTime(1), ReadEvent(row, id, trial)),
        ("$after", after), ("$to", to), ("$key", key), ("$trial", trial));

    /// <summary>The trial's state and its newest lease, or null where there is no such trial.</summary>
    public static (TrialState State, long Lease)? FindState(SqliteConnection connection, long key, int trial) => connection.Query(
        "SELECT state, lease FROM trials WHERE experiment = $key AND number = $trial",
        row => ((TrialState, long)?)(Enum.Parse<TrialState>(row.GetString(0)), row.GetInt64(1)),
        ("$key", key), ("$trial", trial)).FirstOrDefault();

    // Times of events grow with their sequences, save where the clock was set back.
    private static long FirstSince(SqliteConnection connection, long at, long newest)
    {
        var (low, high) = (1L, newest + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (connection.Scalar("SELECT at FROM events WHERE sequence >= $middle ORDER BY sequence LIMIT 1", ("$middle", middle)) is long found && found < at) { low = middle + 1; }
            else { high = middle; }
        }

        return low;
    }

    private static LedgerEvent ReadEvent(SqliteDataReader row, string id, int trial) => row.IsDBNull(6)
        ? EventJson.Read(row.GetString(2), id)
        : EventJson.ReadEpoch(
            Encoding.UTF8.GetBytes(row.GetString(2)), id, trial,
            row.IsDBNull(3) ? [] : MetricsJson.Read(row.GetString(3)), row.GetDoubleOrNaN(4), row.GetDoubleOrNaN(5));
}
