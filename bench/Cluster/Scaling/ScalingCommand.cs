using System.Globalization;

namespace Orchestrator.Bench.Cluster.Scaling;

/// <summary>Prints pairs, their median and their spread.</summary>
internal static class ScalingCommand
{
    private const double LeastRatio = 0.95;

    /// <returns>1 where two workers of one slot, once warm, have less than 0.95 of the throughput of one of two.</returns>
    public static async Task<int> RunAsync(string folder, int pairs, CancellationToken cancellation)
    {
        Console.WriteLine("| one worker of two slots, s: first sweep | warm | two workers of one slot, s: first sweep | warm | throughput, ratio: first | warm |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|");
        List<ScalingPair> all = [];
        await foreach (var pair in ScalingBenchmark.RunAsync(folder, pairs, cancellation))
        {
            all.Add(pair);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {pair.Together.First:F1} | {pair.Together.Warm:F1} | {pair.Apart.First:F1} | {pair.Apart.Warm:F1} | {pair.FirstRatio:F3} | {pair.WarmRatio:F3} |"));
        }

        PairSpread.Print("first sweep", all.Select(pair => pair.FirstRatio), "F3");
        return PairSpread.Print("warm", all.Select(pair => pair.WarmRatio), "F3") >= LeastRatio ? 0 : 1;
    }
}
