using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Reads events back as they were appended.</summary>
internal static class LedgerLoader
{
    private const string Metrics = ", p.metrics, p.seconds, p.images_per_second";

    private const string Epochs =
        "LEFT JOIN epochs p ON p.experiment = e.experiment AND p.trial = e.trial AND p.epoch = e.epoch";

    /// <summary>Every event of an experiment, all at once.</summary>
    public static IReadOnlyList<CommittedEvent> Load(string path, string experimentId) => [.. Read(path, experimentId, withMetrics: true)];

    /// <inheritdoc cref="ILedger.Read"/>
    public static IEnumerable<CommittedEvent> Read(string path, string experimentId, bool withMetrics, long after = 0)
    {
        using var connection = Connections.Open(Connections.ReadOnly(path));
        using var snapshot = connection.BeginTransaction(deferred: true);
        var environments = connection
            .Query("SELECT hash, json FROM environments", row => (row.GetString(0), row.GetString(1)))
            .ToDictionary(row => row.Item1, row => row.Item2);
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT e.sequence, e.at, e.data, e.trial, e.epoch{(withMetrics ? Metrics : "")}
            FROM experiments x
            JOIN events e ON e.experiment = x.key
            {(withMetrics ? Epochs : "")}
            WHERE x.id = $id AND e.sequence > $after
            ORDER BY e.sequence
            """;
        command.Parameters.AddWithValue("$id", experimentId);
        command.Parameters.AddWithValue("$after", after);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new(
                sqlite3_column_int64(row.Handle, 0),
                DateTimeOffset.FromUnixTimeMilliseconds(sqlite3_column_int64(row.Handle, 1)),
                ReadEvent(row, experimentId, environments, withMetrics));
        }
    }

    public static IReadOnlyList<string> ListUnfinished(string path)
    {
        using var connection = Connections.Open(Connections.ReadOnly(path));
        return connection.Query(
            "SELECT id FROM experiments WHERE state NOT IN ('Completed', 'Stopped', 'Canceled', 'Failed') ORDER BY key",
            row => row.GetString(0));
    }

    public static ExperimentUsage ReadUsage(string path, string experimentId, bool withTrials)
    {
        using var connection = Connections.Open(Connections.ReadOnly(path));
        var found = connection.Query(
            "SELECT x.run_ms, CASE WHEN $trials THEN (SELECT total(t.seconds) FROM trials t WHERE t.experiment = x.key) ELSE 0.0 END FROM experiments x WHERE x.id = $id",
            row => new ExperimentUsage(row.GetInt64(0) / 1000.0, row.GetDouble(1)),
            ("$id", experimentId),
            ("$trials", withTrials));
        return found is [var usage] ? usage : throw new KeyNotFoundException($"There is no experiment {experimentId}.");
    }

    // Most rows are epochs, of which there may be millions: their columns are read without the driver.
    private static LedgerEvent ReadEvent(
        SqliteDataReader row, string experimentId, Dictionary<string, string> environments, bool withMetrics) => sqlite3_column_type(row.Handle, 4) == SQLITE_NULL
        ? EventJson.Read(row.GetString(2), experimentId, environments)
        : EventJson.ReadEpoch(
            sqlite3_column_blob(row.Handle, 2),
            experimentId,
            sqlite3_column_int(row.Handle, 3),
            withMetrics ? MetricsJson.Read(row.GetString(5)) : [],
            withMetrics ? row.GetDoubleOrNaN(6) : double.NaN,
            withMetrics ? row.GetDoubleOrNaN(7) : double.NaN);
}
