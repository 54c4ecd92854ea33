using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Viewing.Training;

/// <summary>What it costs training that people look at it: one sweep on two slots, again and again, with nobody there and with <see cref="Viewers"/>.</summary>
internal static class ViewedTraining
{
    private const string Sweep = """
        name: viewed
        method: grid
        parameters:
          model: { value: vanilla }
          epochs: { value: 40 }
          batch_size: { value: 32 }
          code_size: { values: [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35] }
        orchestrator: { seed: 3, digits: { train: 8192, test: 256 } }
        """;

    /// <summary>Runs pairs, each in the other order than the one before.</summary>
    /// <exception cref="InvalidOperationException">A run failed; the message holds what it wrote.</exception>
    public static async IAsyncEnumerable<TrainingPair> RunAsync(
        string folder, int pairs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "viewed.yaml"), Sweep, cancellation);
        // The first run of all has the files to read in and is not counted.
        await RunOneAsync(folder, "warm-up", hasViewers: true, cancellation);
        for (var pair = 0; pair < pairs; pair++)
        {
            var isAloneFirst = pair % 2 == 0;
            var first = await RunOneAsync(folder, $"{pair}-1", !isAloneFirst, cancellation);
            var second = await RunOneAsync(folder, $"{pair}-2", isAloneFirst, cancellation);
            var (alone, viewed) = isAloneFirst ? (first, second) : (second, first);
            yield return new(alone.Seconds, viewed.Seconds, viewed.Views);
        }
    }

    // From the first lease to the last end: the start of the process is no part of it.
    private static async Task<(double Seconds, int Views)> RunOneAsync(string folder, string name, bool hasViewers, CancellationToken cancellation)
    {
        var (database, port) = (Path.Combine(folder, $"{name}.db"), FreePort.Find());
        await using var viewers = hasViewers ? new Viewers(new($"http://127.0.0.1:{port}")) : null;
        var run = await ChildProcess.RunAsync(
            folder, [Executable.Path, "run", Path.Combine(folder, "viewed.yaml"), "--slots", "2", "--database", database, "--dashboard", $"http://127.0.0.1:{port}"], cancellation);
        if (run.ExitCode != 0) { throw new InvalidOperationException($"A sweep ended with {run.ExitCode}: {run.Errors}"); }

        using var ledger = LedgerFile.Open(database);
        return (ledger.Count("SELECT max(ended_at) - min(started_at) FROM attempts") / 1000.0, viewers?.Views ?? 0);
    }
}
