using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Charts;

/// <summary>Which metrics of a trial share a chart: those that are read against each other.</summary>
internal static class MetricCharts
{
    private static readonly (string Title, string[] Metrics)[] Shared =
    [
        ("Loss", ["train_loss", "test_loss"]),
        ("Loss", ["generator_loss", "discriminator_loss"]),
        ("Discriminator's answers", ["d_real", "d_fake"]),
    ];

    /// <summary>The charts of a trial, shared ones first, then each other metric in its recorded order.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<ChartSeries> Series)> Of(IReadOnlyList<EpochRow> epochs)
    {
        var names = epochs.SelectMany(epoch => epoch.Metrics).Select(metric => metric.Name).Distinct().ToList();
        var charts = new List<(string Title, IReadOnlyList<ChartSeries> Series)>();
        foreach (var (title, metrics) in Shared)
        {
            if (metrics.Where(names.Remove).ToList() is { Count: > 0 } present)
            {
                charts.Add((title, [.. present.Select(name => SeriesOf(epochs, name))]));
            }
        }

        charts.AddRange(names.Select(name => (name, (IReadOnlyList<ChartSeries>)[SeriesOf(epochs, name)])));
        return charts;
    }

    /// <summary>Whether a chart has something to draw: a value of two epochs.</summary>
    public static bool IsCurve(IReadOnlyList<ChartSeries> series) => series.Any(each => each.Points.Count > 1);

    public static ChartSeries SeriesOf(IReadOnlyList<EpochRow> epochs, string name) => new(
        name,
        [.. epochs.SelectMany(epoch => epoch.Metrics
            .Where(metric => metric.Name == name)
            .Select(metric => new ChartPoint(epoch.Epoch, metric.Value)))]);
}
