using System.Globalization;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Viewing.Training;

/// <summary>Prints pairs, their median and their spread.</summary>
internal static class TrainingCommand
{
    private const double MostCost = 0.03;

    /// <returns>1 where viewers cost more than 3 % of what training gets, or reports wait or fail while programs ask.</returns>
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
            using var training = await ViewedTraining.StartAsync(folder.FullName, cancellation);
            var cost = await PrintAsync(training.MeasureAsync(pairs, cancellation));
            var budgets = await AskedTraining.MeasureAsync(training.Cluster, cancellation);
            foreach (var budget in budgets)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{budget.What}: {budget.Measured:0.#} {budget.Unit} (at most {budget.Limit:0.#})"));
            }

            return cost <= MostCost && budgets.All(budget => budget.IsKept) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> PrintAsync(IAsyncEnumerable<TrainingPair> pairs)
    {
        Console.WriteLine("| epochs/s: nobody looks | ten live pages and a view a second | cost | processor for training: nobody | viewers | cost | pages given |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|");
        List<TrainingPair> all = [];
        await foreach (var pair in pairs)
        {
            all.Add(pair);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {pair.Alone.EpochsPerSecond:F1} | {pair.Viewed.EpochsPerSecond:F1} | {pair.Cost:P1} | {pair.Alone.Share:P1} | {pair.Viewed.Share:P1} | {pair.ProcessorCost:P1} | {pair.Viewed.Views} |"));
        }

        // A machine's speed moves by more than what is measured; the processor's time for training does not move with it.
        PairSpread.Print("throughput", all.Select(pair => pair.Cost), "P1");
        return PairSpread.Print("processor", all.Select(pair => pair.ProcessorCost), "P1");
    }
}
