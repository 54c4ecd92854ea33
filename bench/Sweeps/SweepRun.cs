using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Sweeps;

/// <summary>One sweep, run by the executable as users run it.</summary>
internal static class SweepRun
{
    private const string Events =
        """
        SELECT e.kind, e.trial, e.epoch, e.data, t.objective, m.value FROM events e
        JOIN trials t ON t.experiment = e.experiment AND t.number = e.trial
        LEFT JOIN trial_metrics m ON m.experiment = e.experiment AND m.trial = e.trial AND m.name = $metric
        WHERE e.kind IN ('EpochRecorded', 'TrialEnded') AND e.experiment = (SELECT max(key) FROM experiments) ORDER BY e.sequence
        """;

    /// <summary>Runs a sweep file to its end, or from where a kept database of it stands.</summary>
    /// <param name="study">What is searched.</param>
    /// <param name="name">The sweep's own, for what is kept.</param>
    /// <param name="sweep">The sweep file's text.</param>
    /// <param name="options">What it is run with.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InvalidOperationException">The run failed; the message holds what it wrote.</exception>
    public static async Task<FoundCurve> RunAsync(Study study, string name, string sweep, SweepOptions options, CancellationToken cancellation)
    {
        if (options.Kept is { } kept) { return await RunAsync(study, Directory.CreateDirectory(kept), name, sweep, options, cancellation); }

        var folder = Directory.CreateTempSubdirectory("orchestrator-sweeps-");
        try
        {
            return await RunAsync(study, folder, name, sweep, options, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<FoundCurve> RunAsync(
        Study study, DirectoryInfo folder, string name, string sweep, SweepOptions options, CancellationToken cancellation)
    {
        var (file, database) = (Path.Combine(folder.FullName, $"{name}.yaml"), Path.Combine(folder.FullName, $"{name}.db"));
        if (IsDone(file, sweep, database)) { return Read(study, database); }

        await File.WriteAllTextAsync(file, sweep, cancellation);
        var ended = await ChildProcess.RunAsync(
            folder.FullName,
            [
                Executable.Path, "run", file, "--data-dir", Path.GetFullPath(options.DataDirectory), "--database", database,
                "--slots", $"{options.Slots}", "--no-dashboard",
            ],
            cancellation);
        return ended.ExitCode == 0 ? Read(study, database) : throw new InvalidOperationException($"A sweep ended with {ended.ExitCode}: {ended.Errors}");
    }

    // A run of an unfinished experiment goes on with it; one of a finished experiment would begin another.
    private static bool IsDone(string file, string sweep, string database)
    {
        if (!File.Exists(database)) { return false; }

        if (!File.Exists(file) || File.ReadAllText(file) != sweep) { throw new InvalidOperationException($"'{database}' is of another sweep; give --keep another folder."); }

        using var ledger = LedgerFile.Open(database);
        return ledger.Count("SELECT count(*) FROM sqlite_master WHERE name = 'experiments'") > 0
            && ledger.Count("SELECT count(*) FROM experiments WHERE state = 'Completed'") > 0;
    }

    private static FoundCurve Read(Study study, string database)
    {
        using var ledger = LedgerFile.Open(database);
        var curve = new FoundCurve(study);
        var seen = new HashSet<(int, int)>();
        foreach (var one in ledger.List(Events, Event, ("$metric", $"final_{study.Metric}")))
        {
            // An epoch trained again after a restart counts once.
            if (one.Kind == "TrialEnded") { if (IsWhole(one.Data)) { curve.AddTrial(one.Value, one.Test); } }
            else if (seen.Add((one.Trial, one.Epoch))) { curve.AddEpoch(); }
        }

        return curve;
    }

    private static (string Kind, int Trial, int Epoch, string Data, double Value, double Test) Event(SqliteDataReader row) =>
        (row.GetString(0), row.GetInt32(1), row.IsDBNull(2) ? 0 : row.GetInt32(2), row.GetString(3), Number(row, 4), Number(row, 5));

    private static double Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);

    private static bool IsWhole(string ending)
    {
        using var json = JsonDocument.Parse(ending);
        return json.RootElement.GetProperty("outcome").GetProperty("state").GetString() == "Completed";
    }
}
