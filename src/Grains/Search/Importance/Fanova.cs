using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Importance;

/// <summary>
/// Functional analysis of variance (Hutter, Hoos and Leyton-Brown 2014, "An efficient approach for assessing hyperparameter importance"):
/// a random forest learns the objective over the whole space, and its variance is split into what each parameter explains alone and the
/// rest. Every tree draws from a stream of its own, so that the same trials give the same figures.
/// </summary>
internal static class Fanova
{
    /// <summary>The trees of the forest.</summary>
    public const int Trees = 64;

    /// <summary>Per column the share of the variance that it explains alone, 0 to 1; 0 where nothing varies.</summary>
    /// <param name="columns">What the coordinates of a point stand for.</param>
    /// <param name="points">[rows][columns], without NaN.</param>
    /// <param name="values">[rows], finite.</param>
    public static double[] Of(IReadOnlyList<Column> columns, double[][] points, double[] values)
    {
        var shares = new double[columns.Count];
        var orders = Orders(columns.Count, points);
        for (var tree = 0; tree < Trees; tree++)
        {
            var leaves = TreeGrower.Grow(columns, points, values, orders, StableDraw.Stream(0, "importance", "fanova", tree));
            Add(shares, columns, leaves);
        }

        return shares;
    }

    private static int[][] Orders(int columns, double[][] points) =>
        [.. Enumerable.Range(0, columns).Select(column => (int[])[.. Enumerable.Range(0, points.Length).OrderBy(row => points[row][column])])];

    private static void Add(double[] shares, IReadOnlyList<Column> columns, IReadOnlyList<Leaf> leaves)
    {
        var mean = leaves.Sum(leaf => leaf.Volume * leaf.Value);
        var variance = leaves.Sum(leaf => leaf.Volume * Square(leaf.Value - mean));
        for (var column = 0; column < shares.Length && variance > 0; column++)
        {
            var marginal = columns[column].IsCategorical ? OfLevels(leaves, column, mean) : OfIntervals(leaves, column, mean);
            shares[column] += marginal / variance / Trees;
        }
    }

    private static double OfLevels(IReadOnlyList<Leaf> leaves, int column, double mean)
    {
        var marginals = new double[leaves[0].Sides[column].Levels!.Length];
        foreach (var leaf in leaves)
        {
            var side = leaf.Sides[column];
            for (var level = 0; level < marginals.Length; level++)
            {
                if (side.Levels![level]) { marginals[level] += leaf.Value * leaf.Volume / side.Width; }
            }
        }

        return marginals.Average(marginal => Square(marginal - mean));
    }

    // Between two edges the marginal is constant: it grows where a leaf starts and falls where one ends.
    private static double OfIntervals(IReadOnlyList<Leaf> leaves, int column, double mean)
    {
        double[] edges = [.. leaves.SelectMany(leaf => (double[])[leaf.Sides[column].Low, leaf.Sides[column].High]).Distinct().Order()];
        var steps = new double[edges.Length];
        foreach (var leaf in leaves)
        {
            var side = leaf.Sides[column];
            var part = leaf.Value * leaf.Volume / side.Width;
            steps[Array.BinarySearch(edges, side.Low)] += part;
            steps[Array.BinarySearch(edges, side.High)] -= part;
        }

        var (variance, marginal) = (0.0, 0.0);
        for (var edge = 0; edge + 1 < edges.Length; edge++)
        {
            marginal += steps[edge];
            variance += (edges[edge + 1] - edges[edge]) * Square(marginal - mean);
        }

        return variance;
    }

    private static double Square(double number) => number * number;
}
