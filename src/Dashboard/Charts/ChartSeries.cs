namespace Orchestrator.Dashboard.Charts;

/// <summary>A named curve.</summary>
/// <param name="Name">For example a metric's name.</param>
/// <param name="Points">Its points, by growing X.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);
