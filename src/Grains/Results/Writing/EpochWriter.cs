using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Writes the rows of epochs and their samples. The first row of an epoch stands.</summary>
internal sealed class EpochWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _add = new(connection, """
        INSERT INTO epochs
            (experiment, trial, epoch, lease, metrics, objective, objective_kind, seconds, images_per_second)
        VALUES ($key, $trial, $epoch, $lease, $metrics, $objective, $kind, $seconds, $speed) ON CONFLICT DO NOTHING
        """);

    private readonly Statement _addSample = new(connection, """
        INSERT INTO samples (experiment, trial, epoch, kind, png) VALUES ($key, $trial, $epoch, $kind, $png)
        """);

    private readonly Statement _find = new(connection, """
        SELECT metrics FROM epochs WHERE experiment = $key AND trial = $trial AND epoch = $epoch
        """);

    /// <returns>false when the epoch is recorded already.</returns>
    public bool Add(long key, EpochRecorded recorded)
    {
        var report = recorded.Report;
        var isNew = _add.Run(
            ("$key", key),
            ("$trial", report.Lease.Trial),
            ("$epoch", report.Epoch),
            ("$lease", report.Lease.Number),
            ("$metrics", MetricsJson.Write(report.Metrics)),
            ("$objective", recorded.Objective),
            ("$kind", ObjectiveKind.Of(recorded.Objective)),
            ("$seconds", report.Seconds),
            ("$speed", report.ImagesPerSecond)) == 1;
        if (isNew)
        {
            AddSamples(key, report);
        }

        return isNew;
    }

    /// <summary>The first metric whose bits are not those of the row that stands, or null when all are.</summary>
    public Nondeterminism? FindDifference(long key, EpochReport report)
    {
        var json = (string)_find.Scalar(("$key", key), ("$trial", report.Lease.Trial), ("$epoch", report.Epoch))!;
        return MetricsJson.FindDifference(MetricsJson.Read(json), report.Metrics) is { } found
            ? new Nondeterminism(report.Lease, report.Epoch, found.Metric, found.Recorded, found.Reported)
            : null;
    }

    public void Dispose()
    {
        _add.Dispose();
        _addSample.Dispose();
        _find.Dispose();
    }

    private void AddSamples(long key, EpochReport report)
    {
        foreach (var sample in report.Samples)
        {
            _addSample.Run(
                ("$key", key),
                ("$trial", report.Lease.Trial),
                ("$epoch", report.Epoch),
                ("$kind", sample.Kind),
                ("$png", sample.Png));
        }
    }
}
