using MathNet.Numerics.Statistics;
using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Importance;

/// <summary>
/// How values of one column are distributed: a kernel around each, and a uniform one that counts as much as a value, so that no bin is
/// empty. Ordered columns have Gaussian kernels of Scott's width (Scott 1992), cut off outside [0, 1]; categories are counted.
/// </summary>
internal static class BinnedDensity
{
    /// <summary>The bins of a continuous column, and the most of a stepped one.</summary>
    public const int MostBins = 50;

    /// <summary>The share of each bin, above 0; their sum is 1. Bins are as wide as each other.</summary>
    public static double[] Of(Column column, double[] coordinates)
    {
        var bins = new double[column.IsCategorical ? column.Levels : column.Levels is 0 or > MostBins ? MostBins : column.Levels];
        Array.Fill(bins, 1.0 / bins.Length);
        var deviation = column.IsCategorical ? 0 : Math.Max(ScottWidth(coordinates), 0.5 / bins.Length);
        foreach (var coordinate in coordinates)
        {
            if (column.IsCategorical) { bins[column.LevelAt(coordinate)]++; }
            else { AddKernel(bins, coordinate, deviation); }
        }

        return Array.ConvertAll(bins, bin => bin / (coordinates.Length + 1));
    }

    private static void AddKernel(double[] bins, double mean, double deviation)
    {
        var below = Gaussian.Probability(-mean / deviation);
        var mass = Gaussian.Probability((1 - mean) / deviation) - below;
        for (var bin = 0; bin < bins.Length; bin++)
        {
            var upTo = Gaussian.Probability((((bin + 1.0) / bins.Length) - mean) / deviation);
            bins[bin] += (upTo - below) / mass;
            below = upTo;
        }
    }

    private static double ScottWidth(double[] coordinates)
    {
        if (coordinates.Length < 2) { return 0; }

        var deviation = coordinates.StandardDeviation();
        var quartiles = coordinates.InterquartileRange() / 1.34;
        return 1.059 * (quartiles > 0 ? Math.Min(deviation, quartiles) : deviation) * Math.Pow(coordinates.Length, -0.2);
    }
}
