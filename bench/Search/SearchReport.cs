using System.Text;
using System.Text.Json;

namespace Orchestrator.Bench.Search;

/// <summary>Prints results.</summary>
internal static class SearchReport
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static string Json(IReadOnlyList<SearchRow> rows) => JsonSerializer.Serialize(rows, Format);

    public static string Table(IReadOnlyList<SearchRow> rows) => rows.Any(row => row.Results > 0) ? Costs(rows) : Scores(rows);

    private static string Costs(IReadOnlyList<SearchRow> rows)
    {
        var text = new StringBuilder().AppendLine("| table | sampler | results | ms per trial |").AppendLine("|---|---|---:|---:|");
        foreach (var row in rows)
        {
            text.AppendLine($"| {row.Table} | {row.Sampler} | {row.Results:N0} | {row.MillisecondsPerTrial:F3} |");
        }

        return text.ToString().TrimEnd();
    }

    private static string Scores(IReadOnlyList<SearchRow> rows)
    {
        var text = new StringBuilder()
            .AppendLine("| table | sampler | trials | parallelism | seeds | share better, or regret | difference to Optuna | ms per trial |")
            .AppendLine("|---|---|---:|---:|---:|---:|---:|---:|");
        foreach (var row in rows)
        {
            var difference = row.DifferenceToOptuna is { } mean
                ? $"{Value(row, mean)} ± {Value(row, row.DifferenceStandardError!.Value)}" : "";
            text.AppendLine($"| {row.Table} | {row.Sampler} | {row.Trials} | {row.Parallelism} | {row.Seeds} "
                + $"| {Value(row, row.ShareBetter ?? row.Regret!.Value)} ± {Value(row, row.StandardError)} "
                + $"| {difference} | {row.MillisecondsPerTrial:F3} |");
        }

        return text.ToString().TrimEnd();
    }

    private static string Value(SearchRow row, double value) => row.ShareBetter is null ? value.ToString("G3") : $"{value * 100:F4} %";
}
