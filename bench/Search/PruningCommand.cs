using System.CommandLine;
using Orchestrator.Grains.Search.Pruners;

namespace Orchestrator.Bench.Search;

/// <summary>
/// <c>pruning --data DIR [--pruners A,B] [--parallelism W] [--orders N] [--output json]</c>: how good a configuration pruners
/// find on TaskSet's learning curves with 1,020 checkpoints, which is 20 whole configurations.
/// </summary>
internal static class PruningCommand
{
    // It copies weights, of which recorded curves know nothing.
    private const string Untabled = "pbt";

    private static readonly string[] Names = [.. PrunerCatalog.All.Select(pruner => pruner.Name).Where(name => name != Untabled)];

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "A folder of tables with a folder 'taskset', or that folder.", Required = true };
        var pruners = new Option<string?>("--pruners") { Description = $"Names with commas between, of {string.Join(", ", Names)}; by default all." };
        var parallelism = new Option<int>("--parallelism") { Description = "Outstanding jobs.", DefaultValueFactory = _ => 1 };
        var orders = new Option<int>("--orders") { Description = "Random orders of the configurations.", DefaultValueFactory = _ => 200 };
        var output = new Option<string>("--output") { Description = "table or json.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "json");
        parallelism.Validators.Add(result => RequirePositive(result, parallelism));
        orders.Validators.Add(result => RequirePositive(result, orders));
        pruners.Validators.Add(result => RequireKnown(result, pruners));
        var command = new Command("pruning", "Pruners on TaskSet's learning curves: the share of configurations better than the one found.")
        {
            data, pruners, parallelism, orders, output,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(data)!,
            parsed.GetValue(pruners)?.Split(',') ?? Names,
            parsed.GetValue(parallelism),
            parsed.GetValue(orders),
            parsed.GetValue(output)!));
        return command;
    }

    private static int Run(string data, string[] pruners, int parallelism, int orders, string output)
    {
        IReadOnlyList<TaskSet> tasks;
        try
        {
            tasks = TaskSet.LoadAll(Directory.Exists(Path.Combine(data, "taskset")) ? Path.Combine(data, "taskset") : data);
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }

        IReadOnlyList<PruningRow> rows = [.. pruners.Select(pruner => PruningRow.Measure(pruner, tasks, parallelism, orders))];
        Console.Write(output == "json" ? PruningReport.ToJson(rows) : PruningReport.ToTable(rows));
        return 0;
    }

    private static void RequirePositive(System.CommandLine.Parsing.OptionResult result, Option<int> option)
    {
        if (result.GetValueOrDefault<int>() < 1) { result.AddError($"{option.Name} must be at least 1."); }
    }

    private static void RequireKnown(System.CommandLine.Parsing.OptionResult result, Option<string?> option)
    {
        foreach (var name in (result.GetValueOrDefault<string?>() ?? "").Split(',').Where(name => !Names.Contains(name)))
        {
            result.AddError($"{option.Name} must be of {string.Join(", ", Names)}, but got '{name}'.");
        }
    }
}
