using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Orchestrator.Bench.Engine;

/// <summary>Prints results.</summary>
internal static class EngineReport
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public static string Json(IReadOnlyList<EngineRow> rows) => JsonSerializer.Serialize(rows, Format);

    public static string Table(IReadOnlyList<EngineRow> rows)
    {
        var text = new StringBuilder()
            .AppendLine("| model | path | images/s | ratio to eager | ratio to PyTorch | share of roofline | spread | bytes per step | MB |")
            .AppendLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Model} | {row.Path} | {row.ImagesPerSecond:N0} "
                + $"| {row.RatioToEager:F2} | {row.RatioToPyTorch:F2} | {row.ShareOfRoofline:P0} | {row.Spread:P0} "
                + $"| {row.BytesPerStep:N0} | {row.Memory / 1e6:N0} |");
        }

        return text.ToString().TrimEnd();
    }
}
