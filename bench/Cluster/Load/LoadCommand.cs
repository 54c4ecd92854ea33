using System.Globalization;
using System.Text.Json;
using Orchestrator.Bench.Viewing;

namespace Orchestrator.Bench.Cluster.Load;

/// <summary>Prints budgets of a head under load.</summary>
internal static class LoadCommand
{
    /// <returns>1 where one is not kept.</returns>
    public static async Task<int> RunAsync(LoadOptions options, string folder, bool isJson, JsonSerializerOptions json, CancellationToken cancellation)
    {
        if (!isJson)
        {
            Console.WriteLine("| what | measured | at most | |");
            Console.WriteLine("|---|---:|---:|---|");
        }

        List<Budget> budgets = [];
        await foreach (var budget in new LoadBenchmark(options, folder).MeasureAsync(cancellation))
        {
            budgets.Add(budget);
            if (!isJson) { Console.WriteLine(Row(budget)); }
        }

        if (isJson) { Console.WriteLine(JsonSerializer.Serialize(budgets.Select(budget => new { budget.What, budget.Measured, budget.Limit, budget.Unit, budget.IsKept }), json)); }

        return budgets.All(budget => budget.IsKept) ? 0 : 1;
    }

    private static string Row(Budget budget) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {budget.What} | {budget.Measured:0.###} {budget.Unit} | {budget.Limit:0.##} {budget.Unit} | {(budget.IsKept ? "pass" : "FAIL")} |");
}
