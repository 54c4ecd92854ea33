using System.Text.Json;
using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Sweeps;

/// <summary>One sweep, run by the executable as users run it.</summary>
internal static class SweepRun
{
    private const string Events =
        """
        SELECT e.kind, e.data, t.objective, t.last_epoch FROM events e
        JOIN trials t ON t.experiment = e.experiment AND t.number = e.trial
        WHERE e.kind IN ('EpochRecorded', 'TrialEnded') ORDER BY e.sequence
        """;

    /// <summary>Runs a sweep file to its end.</summary>
    /// <exception cref="InvalidOperationException">The run failed; the message holds what it wrote.</exception>
    public static async Task<FoundCurve> RunAsync(Study study, string sweep, SweepOptions options, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("orchestrator-sweeps-");
        try
        {
            var (file, database) = (Path.Combine(folder.FullName, "sweep.yaml"), Path.Combine(folder.FullName, "sweep.db"));
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
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static FoundCurve Read(Study study, string database)
    {
        using var ledger = LedgerFile.Open(database);
        var curve = new FoundCurve(study);
        foreach (var (kind, data, value) in ledger.List(Events, row => (row.GetString(0), row.GetString(1), row.IsDBNull(2) ? double.NaN : row.GetDouble(2))))
        {
            if (kind == "EpochRecorded") { curve.AddEpoch(); }
            else if (IsWhole(data)) { curve.AddTrial(value); }
        }

        return curve;
    }

    private static bool IsWhole(string ending)
    {
        using var json = JsonDocument.Parse(ending);
        return json.RootElement.GetProperty("outcome").GetProperty("state").GetString() == "Completed";
    }
}
