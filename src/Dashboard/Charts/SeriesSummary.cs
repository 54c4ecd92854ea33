using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Charts;

/// <summary>A curve in words, for those who cannot see it.</summary>
internal static class SeriesSummary
{
    public static string Describe(ChartSeries series, string xName)
    {
        if (series.Points.Count == 0)
        {
            return $"{series.Name}: nothing recorded.";
        }

        var finite = series.Points.Where(point => double.IsFinite(point.Y)).ToList();
        var last = series.Points[^1];
        var parts = new List<string> { $"{Figures.Short(last.Y)} at {xName} {last.X}" };
        if (finite.Count > 1)
        {
            var (low, high) = (finite.MinBy(point => point.Y), finite.MaxBy(point => point.Y));
            parts.Add($"lowest {Figures.Short(low.Y)} ({xName} {low.X})");
            parts.Add($"highest {Figures.Short(high.Y)} ({xName} {high.X})");
        }

        if (series.Points.Count - finite.Count is > 0 and var faults)
        {
            parts.Add($"{faults} not finite");
        }

        return $"{series.Name}: {string.Join(", ", parts)}.";
    }
}
