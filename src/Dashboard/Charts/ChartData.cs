using System.Text.Json;
using Orchestrator.Dashboard.Api;

namespace Orchestrator.Dashboard.Charts;

/// <summary>A chart's numbers for the page's script: <c>{"step", "x": [...], "series": [{"name", "y": [...]}]}</c>, thinned, gaps null.</summary>
internal static class ChartData
{
    public static string Write(IReadOnlyList<ChartSeries> series, bool isStep)
    {
        var thin = series.Select(each => (each.Name, Points: Thinning.Thin(each.Points).GroupBy(point => point.X).ToDictionary(group => group.Key, group => group.Last().Y))).ToList();
        int[] x = [.. thin.SelectMany(each => each.Points.Keys).Distinct().Order()];
        return JsonSerializer.Serialize(
            new
            {
                Step = isStep,
                X = x,
                Series = thin.Select(each => new { each.Name, Y = x.Select(at => each.Points.TryGetValue(at, out var y) && double.IsFinite(y) ? y : (double?)null) }),
            },
            ApiJson.Options);
    }
}
