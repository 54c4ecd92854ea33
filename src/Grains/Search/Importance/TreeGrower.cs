using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Importance;

/// <summary>
/// Grows one tree of a random forest for regression (Breiman 2001): on rows drawn with replacement, cut where the variance falls most
/// until every leaf holds one value. Rows stay sorted by every column, so that a cut costs one pass over its rows.
/// </summary>
internal sealed class TreeGrower
{
    private const int MostDepth = 64;

    private readonly IReadOnlyList<Column> _columns;
    private readonly double[][] _points;
    private readonly double[] _values;
    private readonly int[] _weights;
    private readonly int[][] _orders;
    private readonly bool[] _isLeft;
    private readonly int[] _moved;
    private readonly SplitFinder _finder;
    private readonly List<Leaf> _leaves = [];

    private TreeGrower(IReadOnlyList<Column> columns, double[][] points, double[] values, int[][] orders, StableStream stream)
    {
        (_columns, _points, _values) = (columns, points, values);
        _weights = new int[points.Length];
        for (var draw = 0; draw < points.Length; draw++) { _weights[stream.NextIndex(points.Length)]++; }

        _orders = Array.ConvertAll(orders, order => Array.FindAll(order, row => _weights[row] > 0));
        (_isLeft, _moved) = (new bool[points.Length], new int[points.Length]);
        _finder = new SplitFinder(columns, points, values, _weights, _orders, stream);
    }

    /// <summary>The leaves of a tree on rows that <paramref name="stream"/> draws.</summary>
    /// <param name="columns">What the coordinates of a point stand for.</param>
    /// <param name="points">[rows][columns], without NaN.</param>
    /// <param name="values">[rows], finite.</param>
    /// <param name="orders">Per column the rows by growing coordinate.</param>
    /// <param name="stream">Draws rows, and which column goes first among equals.</param>
    public static IReadOnlyList<Leaf> Grow(
        IReadOnlyList<Column> columns, double[][] points, double[] values, int[][] orders, StableStream stream)
    {
        var grower = new TreeGrower(columns, points, values, orders, stream);
        var rows = columns.Count == 0 ? 0 : grower._orders[0].Length;
        grower.Grow(0, rows, [.. columns.Select(Side.Whole)], 0);
        return grower._leaves;
    }

    private void Grow(int from, int to, Side[] sides, int depth)
    {
        var split = depth < MostDepth && Varies(from, to) ? _finder.Best(from, to, sides) : null;
        if (split is null)
        {
            _leaves.Add(new Leaf(sides, Mean(from, to)));
            return;
        }

        var (left, right) = sides[split.Column].Cut(split);
        var middle = Part(from, to, split);
        Grow(from, middle, With(sides, split.Column, left), depth + 1);
        Grow(middle, to, With(sides, split.Column, right), depth + 1);
    }

    private bool Varies(int from, int to)
    {
        for (var place = from + 1; place < to; place++)
        {
            if (_values[_orders[0][place]] != _values[_orders[0][from]]) { return true; }
        }

        return false;
    }

    private double Mean(int from, int to)
    {
        var (weight, sum) = (0, 0.0);
        for (var place = from; place < to; place++)
        {
            var row = _orders[0][place];
            (weight, sum) = (weight + _weights[row], sum + (_weights[row] * _values[row]));
        }

        return weight == 0 ? 0 : sum / weight;
    }

    // Left rows first in every order, each side in the order that it had.
    private int Part(int from, int to, Split split)
    {
        foreach (var row in _orders[0].AsSpan(from, to - from))
        {
            var coordinate = _points[row][split.Column];
            _isLeft[row] = split.Levels is { } levels ? levels[_columns[split.Column].LevelAt(coordinate)] : coordinate <= split.Threshold;
        }

        var middle = from;
        foreach (var order in _orders)
        {
            middle = from;
            var right = 0;
            for (var place = from; place < to; place++)
            {
                var row = order[place];
                if (_isLeft[row]) { order[middle++] = row; } else { _moved[right++] = row; }
            }

            Array.Copy(_moved, 0, order, middle, right);
        }

        return middle;
    }

    private static Side[] With(Side[] sides, int column, Side side)
    {
        var changed = (Side[])sides.Clone();
        changed[column] = side;
        return changed;
    }
}
