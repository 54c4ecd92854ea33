namespace Orchestrator.Dashboard.Charts;

/// <summary>Keeps a long curve's shape with few points.</summary>
internal static class Thinning
{
    /// <summary>
    /// At most about <paramref name="most"/> points: of each run of points the lowest, the highest and the first that
    /// cannot be drawn, so that no peak and no fault is lost.
    /// </summary>
    public static IReadOnlyList<ChartPoint> Thin(IReadOnlyList<ChartPoint> points, int most = 500) =>
        points.Count <= most
            ? points
            : [.. points.Chunk((int)Math.Ceiling(points.Count * 2.0 / most)).SelectMany(Extremes)];

    /// <summary>At most <paramref name="most"/> items, evenly spread, first and last kept.</summary>
    public static IReadOnlyList<T> Spread<T>(IReadOnlyList<T> items, int most) =>
        items.Count <= most
            ? items
            : [.. Enumerable.Range(0, most).Select(i => items[(int)((long)i * (items.Count - 1) / (most - 1))])];

    private static IEnumerable<ChartPoint> Extremes(ChartPoint[] run)
    {
        var drawable = run.Where(point => Axis.CanDraw(point.Y)).ToList();
        IEnumerable<ChartPoint> kept = run.Where(point => !Axis.CanDraw(point.Y)).Take(1);
        if (drawable.Count > 0)
        {
            kept = kept.Append(drawable.MinBy(point => point.Y)).Append(drawable.MaxBy(point => point.Y));
        }

        return kept.Distinct().OrderBy(point => point.X);
    }
}
