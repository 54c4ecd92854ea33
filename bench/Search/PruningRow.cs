using System.Diagnostics;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Pruners;

namespace Orchestrator.Bench.Search;

/// <summary>What one pruner found.</summary>
/// <param name="Pruner">Its name.</param>
/// <param name="Parallelism">Outstanding jobs.</param>
/// <param name="Orders">How many orders the means are of.</param>
/// <param name="ShareBetter">The mean over the tasks of the share of configurations that are better, in [0, 1].</param>
/// <param name="StandardError">Its standard error over the orders.</param>
/// <param name="Tasks">The share by task.</param>
/// <param name="MillisecondsPerSearch">What deciding took.</param>
internal sealed record PruningRow(
    string Pruner,
    int Parallelism,
    int Orders,
    double ShareBetter,
    double StandardError,
    IReadOnlyDictionary<string, double> Tasks,
    double MillisecondsPerSearch)
{
    /// <summary>Checkpoints that a search may train.</summary>
    public const int Budget = 1020;

    private static readonly PrunerSpec Numbers = new() { MinIter = 2, Eta = 3 };

    public static PruningRow Measure(string pruner, IReadOnlyList<TaskSet> tasks, int parallelism, int orders)
    {
        var start = Stopwatch.GetTimestamp();
        var shares = tasks.Select(task => Enumerable.Range(0, orders).Select(order => Search(pruner, task, parallelism, order)).ToArray()).ToArray();
        var means = Enumerable.Range(0, orders).Select(order => shares.Average(share => share[order])).ToArray();
        var mean = means.Average();
        var variance = means.Sum(one => (one - mean) * (one - mean)) / Math.Max(1, orders - 1);
        return new(
            pruner,
            parallelism,
            orders,
            mean,
            Math.Sqrt(variance / orders),
            tasks.Zip(shares).ToDictionary(pair => pair.First.Name, pair => pair.Second.Average()),
            Stopwatch.GetElapsedTime(start).TotalMilliseconds / (orders * tasks.Count));
    }

    private static double Search(string pruner, TaskSet task, int parallelism, int order)
    {
        var setup = new PrunerSetup(TaskSetSpace.Create(), TaskSet.Checkpoints, new(ObjectiveDirection.Minimize), new HashSet<string>());
        return new TaskSetSearch(task, new(task.Count, order), PrunerCatalog.Find(pruner)!.Create(Numbers, setup), parallelism, Budget).Run();
    }
}
