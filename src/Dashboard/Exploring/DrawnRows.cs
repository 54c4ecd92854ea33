using Orchestrator.Dashboard.Charts;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>Which rows a drawing of the server shows, and in which shade: a page stays small however many trials there are.</summary>
internal static class DrawnRows
{
    /// <summary>How many shades lead from the best to the worst.</summary>
    public const int Shades = 5;

    /// <summary>At most <paramref name="most"/> rows in the brush and half as many outside it, best and worst among them, in the order in which they are drawn: the best last, on top.</summary>
    public static IEnumerable<(string Class, IReadOnlyList<int> Rows)> Of(ExploreData data, int most)
    {
        var others = Thinning.Spread([.. data.BestFirst.Where(row => !data.IsKept(row))], most / 2);
        if (others.Count > 0)
        {
            yield return ("shade-off", others);
        }

        foreach (var group in Thinning.Spread(data.Kept, most).GroupBy(row => Shade(data.Rank(row))).OrderByDescending(group => group.Key))
        {
            yield return ($"shade-{group.Key}", [.. group]);
        }
    }

    /// <summary>0 for the best to <see cref="Shades"/> - 1 for the worst and for rows without an objective.</summary>
    public static int Shade(double rank) => double.IsNaN(rank) ? Shades - 1 : Math.Min(Shades - 1, (int)(rank * Shades));
}
