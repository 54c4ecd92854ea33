namespace Orchestrator.Dashboard.Exploring;

/// <summary>Spearman's rank correlation: Pearson's over ranks, equal values sharing the mean of theirs.</summary>
internal static class RankCorrelation
{
    /// <summary>-1 to 1, or null for fewer than three pairs or where one side is constant.</summary>
    public static double? Of(IReadOnlyList<(double X, double Y)> pairs)
    {
        if (pairs.Count < 3)
        {
            return null;
        }

        var (x, y) = (Ranks([.. pairs.Select(pair => pair.X)]), Ranks([.. pairs.Select(pair => pair.Y)]));
        var mean = (pairs.Count - 1) / 2.0;
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var (dx, dy) = (x[i] - mean, y[i] - mean);
            (xx, yy, xy) = (xx + (dx * dx), yy + (dy * dy), xy + (dx * dy));
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : null;
    }

    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end + 1 < order.Length && values[order[end + 1]].Equals(values[order[i]])) { end++; }

            foreach (var row in order[i..(end + 1)]) { ranks[row] = (i + end) / 2.0; }

            i = end + 1;
        }

        return ranks;
    }
}
