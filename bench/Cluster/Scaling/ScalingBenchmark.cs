using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Faults;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Cluster.Scaling;

/// <summary>The throughput of two workers of one slot beside that of one worker of two, on a real sweep.</summary>
internal static class ScalingBenchmark
{
    private const string Source = """
        name: scaling
        method: grid
        parameters:
          model: { value: vanilla }
          epochs: { value: 12 }
          batch_size: { value: 32 }
          code_size: { values: [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31] }
        orchestrator: { seed: 3, digits: { train: 8192, test: 256 } }
        """;

    /// <summary>Runs pairs, each in the other order than the one before.</summary>
    /// <param name="folder">Where everything lies.</param>
    /// <param name="pairs">How many.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async IAsyncEnumerable<ScalingPair> RunAsync(
        string folder, int pairs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "scaling.yaml"), Source, cancellation);
        // The first run of all has the files to read in and is not counted.
        await RunOneAsync(Path.Combine(folder, "warm-up"), folder, workers: 2, slots: 1, cancellation);
        for (var pair = 0; pair < pairs; pair++)
        {
            double together = 0, apart = 0;
            foreach (var isApart in pair % 2 == 0 ? [false, true] : new[] { true, false })
            {
                var seconds = await RunOneAsync(Path.Combine(folder, $"{pair}-{isApart}"), folder, isApart ? 2 : 1, isApart ? 1 : 2, cancellation);
                (together, apart) = isApart ? (together, seconds) : (seconds, apart);
            }

            yield return new(together, apart);
        }
    }

    // From the first lease to the last end: the starts of processes are no part of it.
    private static async Task<double> RunOneAsync(string folder, string sweeps, int workers, int slots, CancellationToken cancellation)
    {
        using var cluster = await ProcessCluster.StartAsync(Directory.CreateDirectory(folder).FullName, workers, slots, 0, null, null, cancellation);
        var run = await cluster.RunAsync(cancellation, "run", Path.Combine(sweeps, "scaling.yaml"), "--output", "json");
        if (run.ExitCode != 0) { throw new CampaignException($"The sweep ended with {run.ExitCode}: {run.Errors}"); }

        using var ledger = LedgerFile.Open(cluster.Database);
        return ledger.Count("SELECT max(ended_at) - min(started_at) FROM attempts") / 1000.0;
    }
}
