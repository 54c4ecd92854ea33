using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Importance;

/// <summary>
/// Finds the cut that leaves the least variance. A category's levels are sorted by their mean first, after which the best of all
/// ways to part them is one of the cuts of that row (Breiman et al. 1984, "Classification and regression trees", section 4.2).
/// </summary>
internal sealed class SplitFinder(
    IReadOnlyList<Column> columns, double[][] points, double[] values, int[] weights, int[][] orders, StableStream stream)
{
    private readonly int[] _tries = [.. Enumerable.Range(0, columns.Count)];

    /// <summary>The best cut of the rows at [<paramref name="from"/>, <paramref name="to"/>) of the orders, or null where no column parts them.</summary>
    public Split? Best(int from, int to, Side[] sides)
    {
        // Small nodes are cut equally well by many columns: none may always be first.
        Shuffle();
        Split? best = null;
        foreach (var column in _tries)
        {
            var split = columns[column].IsCategorical
                ? OfLevels(column, orders[column].AsSpan(from, to - from), sides[column].Levels!)
                : OfIntervals(column, orders[column].AsSpan(from, to - from));
            if (split is not null && (best is null || split.Score > best.Score)) { best = split; }
        }

        return best;
    }

    private Split? OfIntervals(int column, ReadOnlySpan<int> rows)
    {
        var all = Total(rows);
        var (left, best, place) = (default(Part), double.NegativeInfinity, -1);
        for (var i = 0; i + 1 < rows.Length; i++)
        {
            left += new Part(weights[rows[i]], weights[rows[i]] * values[rows[i]]);
            if (points[rows[i]][column] < points[rows[i + 1]][column] && left.Score + (all - left).Score is var score && score > best)
            {
                (best, place) = (score, i);
            }
        }

        return place < 0 ? null : new(column, 0.5 * (points[rows[place]][column] + points[rows[place + 1]][column]), null, best);
    }

    private Split? OfLevels(int column, ReadOnlySpan<int> rows, bool[] levels)
    {
        var parts = new Part[levels.Length];
        foreach (var row in rows)
        {
            parts[columns[column].LevelAt(points[row][column])] += new Part(weights[row], weights[row] * values[row]);
        }

        int[] seen = [.. Enumerable.Range(0, parts.Length).Where(level => parts[level].Weight > 0).OrderBy(level => parts[level].Mean)];
        var all = Total(rows);
        var (left, best, place) = (default(Part), double.NegativeInfinity, -1);
        for (var i = 0; i + 1 < seen.Length; i++)
        {
            left += parts[seen[i]];
            if (left.Score + (all - left).Score is var score && score > best) { (best, place) = (score, i); }
        }

        return place < 0 ? null : new(column, 0, LeftLevels(levels, parts, seen, place), best);
    }

    // Levels that no row has go where most rows go.
    private static bool[] LeftLevels(bool[] levels, Part[] parts, int[] seen, int place)
    {
        var weightLeft = seen[..(place + 1)].Sum(level => parts[level].Weight);
        var isLeftHeavier = 2 * weightLeft > seen.Sum(level => parts[level].Weight);
        var left = new bool[levels.Length];
        for (var level = 0; level < left.Length; level++) { left[level] = levels[level] && isLeftHeavier; }

        for (var i = 0; i < seen.Length; i++) { left[seen[i]] = i <= place; }

        return left;
    }

    private Part Total(ReadOnlySpan<int> rows)
    {
        var all = default(Part);
        foreach (var row in rows) { all += new Part(weights[row], weights[row] * values[row]); }

        return all;
    }

    private void Shuffle()
    {
        for (var last = _tries.Length - 1; last > 0; last--)
        {
            var other = stream.NextIndex(last + 1);
            (_tries[last], _tries[other]) = (_tries[other], _tries[last]);
        }
    }

    private readonly record struct Part(int Weight, double Sum)
    {
        public double Mean => Sum / Weight;

        public double Score => Sum * Sum / Weight;

        public static Part operator +(Part left, Part right) => new(left.Weight + right.Weight, left.Sum + right.Sum);

        public static Part operator -(Part left, Part right) => new(left.Weight - right.Weight, left.Sum - right.Sum);
    }
}
