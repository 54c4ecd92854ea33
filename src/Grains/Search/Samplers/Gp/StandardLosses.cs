namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>
/// Losses with mean 0 and variance 1. Bad ones are cut off at three times the median's distance from the best, above the median:
/// how bad a diverged trial was says nothing about where the best is, but would stretch the scale. Failures count as cut off.
/// </summary>
internal static class StandardLosses
{
    private const double Reach = 3;

    /// <summary>All 0 where there is no difference.</summary>
    public static double[] Of(IReadOnlyList<double> losses)
    {
        double[] sorted = [.. losses.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) { return new double[losses.Count]; }

        var (best, median) = (sorted[0], sorted[sorted.Length / 2]);
        var span = Math.Min(sorted[^1], median + (Reach * (median - best))) - best;
        if (!double.IsFinite(span) || span == 0) { return new double[losses.Count]; }

        double[] unit = [.. losses.Select(loss => double.IsNaN(loss) ? 1 : Math.Clamp((loss - best) / span, 0, 1))];
        var mean = unit.Average();
        var deviation = Math.Sqrt(unit.Average(value => (value - mean) * (value - mean)));
        return [.. unit.Select(value => (value - mean) / deviation)];
    }
}
