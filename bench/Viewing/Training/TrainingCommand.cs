using System.Globalization;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Viewing.Training;

/// <summary>Prints pairs, their median and their spread.</summary>
internal static class TrainingCommand
{
    private const double MostCost = 0.03;

    /// <returns>1 where viewers cost more than 3 % of the throughput.</returns>
    public static async Task<int> RunAsync(int pairs, CancellationToken cancellation)
    {
        if (Executable.FindProblem() is { } problem)
        {
            Console.Error.WriteLine($"dashboard: {problem}");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("orchestrator-viewed-");
        try
        {
            return await PrintAsync(ViewedTraining.RunAsync(folder.FullName, pairs, cancellation)) <= MostCost ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> PrintAsync(IAsyncEnumerable<TrainingPair> pairs)
    {
        Console.WriteLine("| nobody looks, s | ten live pages and a view a second, s | pages given | cost |");
        Console.WriteLine("|---:|---:|---:|---:|");
        List<double> costs = [];
        await foreach (var pair in pairs)
        {
            costs.Add(pair.Cost);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {pair.Alone:F1} | {pair.Viewed:F1} | {pair.Views} | {pair.Cost:P1} |"));
        }

        var median = Median.Of(costs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {median:P1} of {costs.Count} pairs, {costs.Min():P1} to {costs.Max():P1}"));
        return median;
    }
}
