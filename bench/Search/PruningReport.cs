using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Orchestrator.Bench.Search;

/// <summary>Rows as a table in Markdown or as JSON.</summary>
internal static class PruningReport
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static string ToJson(IReadOnlyList<PruningRow> rows) => JsonSerializer.Serialize(rows, Options) + "\n";

    public static string ToTable(IReadOnlyList<PruningRow> rows)
    {
        var text = new StringBuilder();
        var tasks = rows.SelectMany(row => row.Tasks.Keys).Distinct().ToArray();
        text.AppendLine($"| pruner | parallelism | orders | better left | +- | {string.Join(" | ", tasks)} | ms a search |");
        text.AppendLine($"|---|---:|---:|---:|---:|{string.Concat(tasks.Select(_ => "---:|"))}---:|");
        foreach (var row in rows)
        {
            var shares = string.Join(" | ", tasks.Select(task => Percent(row.Tasks[task])));
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {row.Pruner} | {row.Parallelism} | {row.Orders} | {Percent(row.ShareBetter)} | {Percent(row.StandardError)} | {shares} | {row.MillisecondsPerSearch:F1} |");
        }

        return text.ToString();
    }

    private static string Percent(double share) => (share * 100).ToString("F3", CultureInfo.InvariantCulture) + "%";
}
