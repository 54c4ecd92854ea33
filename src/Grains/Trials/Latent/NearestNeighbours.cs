using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>How far classes lie apart in the plane.</summary>
internal static class NearestNeighbours
{
    /// <summary>The share of points whose nearest other point is of their class, 0 to 1; 0 for fewer than two points.</summary>
    public static double ShareOfSameClass(IReadOnlyList<LatentPoint> points) =>
        points.Count < 2 ? 0 : Enumerable.Range(0, points.Count).Count(i => points[NearestOf(points, i)].Class == points[i].Class) / (double)points.Count;

    private static int NearestOf(IReadOnlyList<LatentPoint> points, int of)
    {
        var (nearest, best) = (of == 0 ? 1 : 0, double.PositiveInfinity);
        for (var i = 0; i < points.Count; i++)
        {
            var (dx, dy) = (points[i].X - points[of].X, points[i].Y - points[of].Y);
            if (i != of && (dx * dx) + (dy * dy) < best)
            {
                (nearest, best) = (i, (dx * dx) + (dy * dy));
            }
        }

        return nearest;
    }
}
