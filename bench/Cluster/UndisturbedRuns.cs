using Orchestrator.Bench.Cluster.Faults;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Cluster;

/// <summary>What each sweep comes to on one slot that nothing disturbs.</summary>
internal static class UndisturbedRuns
{
    /// <summary>Runs the sweeps one after another.</summary>
    /// <returns>What <c>digest --verbose</c> says of each, by the sweep's name.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> DigestAsync(string folder, IReadOnlyList<CampaignSweep> sweeps, CancellationToken cancellation)
    {
        Dictionary<string, string> digests = [];
        foreach (var sweep in sweeps)
        {
            var database = Path.Combine(folder, $"undisturbed-{sweep.Name}.db");
            await RunAsync(folder, ["run", sweep.FileIn(folder), "--slots", "1", "--no-dashboard", "--database", database], cancellation);
            digests.Add(sweep.Name, await RunAsync(folder, ["digest", "@last", "--verbose", "--database", database], cancellation));
        }

        return digests;
    }

    private static async Task<string> RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var ended = await ChildProcess.RunAsync(folder, [Executable.Path, .. arguments], cancellation);
        return ended.ExitCode == 0 ? ended.Output : throw new CampaignException($"An undisturbed run ended with {ended.ExitCode}: {ended.Errors}");
    }
}
