using System.Globalization;

namespace Orchestrator.Bench.Cluster.Scaling;

/// <summary>Prints pairs, their median and their spread.</summary>
internal static class ScalingCommand
{
    private const double LeastRatio = 0.95;

    /// <returns>1 where two workers of one slot have less than 0.95 of the throughput of one of two.</returns>
    public static async Task<int> RunAsync(string folder, int pairs, CancellationToken cancellation)
    {
        Console.WriteLine("| one worker of two slots, s | two workers of one slot, s | throughput, ratio |");
        Console.WriteLine("|---:|---:|---:|");
        List<double> ratios = [];
        await foreach (var pair in ScalingBenchmark.RunAsync(folder, pairs, cancellation))
        {
            ratios.Add(pair.Ratio);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {pair.Together:F1} | {pair.Apart:F1} | {pair.Ratio:F3} |"));
        }

        ratios.Sort();
        var median = (ratios[(ratios.Count - 1) / 2] + ratios[ratios.Count / 2]) / 2;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {median:F3} of {ratios.Count} pairs, {ratios[0]:F3} to {ratios[^1]:F3}"));
        return median >= LeastRatio ? 0 : 1;
    }
}
