namespace Orchestrator.Abstractions.Search;

/// <summary>Spearman's rank correlation (1904): whether one number grows with another, however fast. Equal numbers share their mean rank.</summary>
public static class RankCorrelation
{
    /// <summary>-1 to 1; null where one of the two does not vary.</summary>
    /// <param name="left">Numbers.</param>
    /// <param name="right">As many numbers.</param>
    public static double? Of(double[] left, double[] right)
    {
        var (x, y) = (Ranks(left), Ranks(right));
        var middle = (left.Length - 1) / 2.0;
        var (product, squareX, squareY) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            product += (x[i] - middle) * (y[i] - middle);
            squareX += (x[i] - middle) * (x[i] - middle);
            squareY += (y[i] - middle) * (y[i] - middle);
        }

        return squareX > 0 && squareY > 0 ? product / Math.Sqrt(squareX * squareY) : null;
    }

    private static double[] Ranks(double[] numbers)
    {
        int[] order = [.. Enumerable.Range(0, numbers.Length).OrderBy(index => numbers[index])];
        var ranks = new double[numbers.Length];
        for (var first = 0; first < order.Length;)
        {
            var end = first;
            while (end < order.Length && numbers[order[end]] == numbers[order[first]]) { end++; }

            for (var place = first; place < end; place++) { ranks[order[place]] = (first + end - 1) / 2.0; }

            first = end;
        }

        return ranks;
    }
}
