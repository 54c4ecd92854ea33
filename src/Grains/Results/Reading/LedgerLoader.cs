using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Reads events back as they were appended.</summary>
internal static class LedgerLoader
{
    public static IReadOnlyList<CommittedEvent> Load(string path, string experimentId)
    {
        using var connection = Connections.Open(Connections.ReadOnly(path));
        using var snapshot = connection.BeginTransaction(deferred: true);
        var environments = connection
            .Query("SELECT hash, json FROM environments", row => (row.GetString(0), row.GetString(1)))
            .ToDictionary(row => row.Item1, row => row.Item2);
        return connection.Query(
            """
            SELECT e.sequence, e.at, e.data, e.trial, e.epoch, p.metrics, p.seconds, p.images_per_second
            FROM experiments x
            JOIN events e ON e.experiment = x.key
            LEFT JOIN epochs p ON p.experiment = e.experiment AND p.trial = e.trial AND p.epoch = e.epoch
            WHERE x.id = $id
            ORDER BY e.sequence
            """,
            row => new CommittedEvent(row.GetInt64(0), row.GetTime(1), ReadEvent(row, experimentId, environments)),
            ("$id", experimentId));
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

    private static LedgerEvent ReadEvent(
        SqliteDataReader row, string experimentId, Dictionary<string, string> environments) => row.IsDBNull(4)
        ? EventJson.Read(row.GetString(2), experimentId, environments)
        : EventJson.ReadEpoch(
            row.GetString(2),
            experimentId,
            row.GetInt32(3),
            MetricsJson.Read(row.GetString(5)),
            row.GetDoubleOrNaN(6),
            row.GetDoubleOrNaN(7));
}
