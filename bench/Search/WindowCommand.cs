using System.CommandLine;
using System.Globalization;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Pruners;

namespace Orchestrator.Bench.Search;

/// <summary>
/// <c>window --data DIR [--pruner asha] [--slots 8] [--parallelism 8,12,16] [--orders N]</c>: what deciding in logical order costs,
/// in idle slots and in what is found, beside the order of arrival.
/// </summary>
internal static class WindowCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "A folder of tables with a folder 'taskset'.", Required = true };
        var pruner = new Option<string>("--pruner") { Description = "A pruner.", DefaultValueFactory = _ => "asha" };
        pruner.AcceptOnlyFromAmong([.. PrunerCatalog.All.Select(known => known.Name).Where(name => name != "pbt")]);
        var slots = new Option<int>("--slots") { Description = "Slots that train.", DefaultValueFactory = _ => 8 };
        var windows = new Option<string>("--parallelism") { Description = "Windows with commas between.", DefaultValueFactory = _ => "8,10,12,16,24" };
        var orders = new Option<int>("--orders") { Description = "Random orders of the configurations.", DefaultValueFactory = _ => 200 };
        var command = new Command("window", "What a deterministic search costs: idle slots in simulated time, and what it finds.")
        {
            data, pruner, slots, windows, orders,
        };
        command.SetAction(parsed => Run(
            TaskSet.LoadAll(Path.Combine(parsed.GetValue(data)!, "taskset")),
            parsed.GetValue(pruner)!,
            parsed.GetValue(slots),
            [.. parsed.GetValue(windows)!.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))],
            parsed.GetValue(orders)));
        return command;
    }

    private static void Run(IReadOnlyList<TaskSet> tasks, string pruner, int slots, int[] windows, int orders)
    {
        Console.WriteLine($"| {pruner} on {slots} slots | parallelism | slots idle | better left | results held back at most |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var window in windows) { Print("logical", window, Measure(tasks, pruner, slots, window, SearchOrder.Logical, orders)); }

        Print("arrival", slots, Measure(tasks, pruner, slots, slots, SearchOrder.Arrival, orders));
    }

    private static SlotOutcome[] Measure(
        IReadOnlyList<TaskSet> tasks, string pruner, int slots, int window, SearchOrder order, int orders) =>
    [
        .. from task in tasks
           from seed in Enumerable.Range(0, orders)
           let setup = new PrunerSetup(TaskSetSpace.Create(), TaskSet.Checkpoints, new(ObjectiveDirection.Minimize), new HashSet<string>())
           let made = PrunerCatalog.Find(pruner)!.Create(new() { MinIter = 2 }, setup)
           select new SlotSimulation(task, new(task.Count, seed), made, new() { Parallelism = window, Order = order }, slots, seed).Run(),
    ];

    private static void Print(string order, int window, SlotOutcome[] outcomes) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {order} | {window} | {outcomes.Average(one => one.IdleShare) * 100:F1}% | {outcomes.Average(one => one.ShareBetter) * 100:F3}% | {outcomes.Average(one => one.MostHeldBack):F1} |"));
}
