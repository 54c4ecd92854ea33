using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Faults;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Cluster.Scaling;

/// <summary>
/// The throughput of two workers of one slot beside that of one worker of two, on a real sweep: the first that the workers get, and
/// one that finds them warm. A process that trains for the first time loads libtorch and compiles; two processes do so twice.
/// </summary>
internal static class ScalingBenchmark
{
    private const string Source = """
        name: scaling-{0}
        method: grid
        parameters:
          model: { value: vanilla }
          epochs: { value: 48 }
          batch_size: { value: 32 }
          code_size: { values: [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31] }
        orchestrator: { seed: {0}, digits: { train: 8192, test: 256 } }
        """;

    private static readonly string[] Sweeps = ["1", "2"];

    /// <summary>Runs pairs, each in the other order than the one before.</summary>
    /// <param name="folder">Where everything lies.</param>
    /// <param name="pairs">How many.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async IAsyncEnumerable<ScalingPair> RunAsync(
        string folder, int pairs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var sweep in Sweeps) { await File.WriteAllTextAsync(FileOf(folder, sweep), Source.Replace("{0}", sweep, StringComparison.Ordinal), cancellation); }

        // The first run of all has the files to read in and is not counted.
        await RunOneAsync(Path.Combine(folder, "warm-up"), folder, workers: 2, slots: 1, cancellation);
        for (var pair = 0; pair < pairs; pair++)
        {
            ScalingTimes? together = null, apart = null;
            foreach (var isApart in pair % 2 == 0 ? [false, true] : new[] { true, false })
            {
                var times = await RunOneAsync(Path.Combine(folder, $"{pair}-{isApart}"), folder, isApart ? 2 : 1, isApart ? 1 : 2, cancellation);
                (together, apart) = isApart ? (together, times) : (times, apart);
            }

            yield return new(together!, apart!);
        }
    }

    private static string FileOf(string folder, string sweep) => Path.Combine(folder, $"scaling-{sweep}.yaml");

    // From the first lease to the last end: the starts of processes are no part of it.
    private static async Task<ScalingTimes> RunOneAsync(string folder, string sweeps, int workers, int slots, CancellationToken cancellation)
    {
        using var cluster = await ProcessCluster.StartAsync(Directory.CreateDirectory(folder).FullName, workers, slots, 0, null, null, hasTls: false, cancellation);
        foreach (var sweep in Sweeps)
        {
            var run = await cluster.RunAsync(cancellation, "run", FileOf(sweeps, sweep), "--output", "json");
            if (run.ExitCode != 0) { throw new CampaignException($"The sweep ended with {run.ExitCode}: {run.Errors}"); }
        }

        using var ledger = LedgerFile.Open(cluster.Database);
        var seconds = ledger.List(
            "SELECT max(ended_at) - min(started_at) FROM attempts GROUP BY experiment ORDER BY min(started_at)", row => row.GetInt64(0) / 1000.0);
        return new(seconds[0], seconds[1]);
    }
}
