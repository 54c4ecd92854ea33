namespace Orchestrator.Dashboard.Exploring;

/// <summary>Which two parameters a heat map shows.</summary>
internal static class HeatAxes
{
    /// <summary>
    /// The two asked for, or else the first two that most trials have together, or else those that most trials have together.
    /// </summary>
    /// <param name="axes">What can be shown, the most important first.</param>
    /// <param name="across">The columns, where they were asked for.</param>
    /// <param name="down">The rows, where they were asked for.</param>
    /// <returns>Nulls where there are no two.</returns>
    public static (string? Across, string? Down) Choose(IReadOnlyList<ExploreAxis> axes, string? across, string? down)
    {
        if (across is not null && down is not null)
        {
            return (across, down);
        }

        var pairs = axes
            .SelectMany((first, i) => axes.Select((second, j) => (First: first, Second: second, Place: (Later: Math.Max(i, j), Sum: i + j, First: i))))
            .Where(pair => pair.First != pair.Second && Fits(across, pair.First) && Fits(down, pair.Second))
            .OrderBy(pair => pair.Place)
            .Select(pair => (pair.First, pair.Second))
            .ToList();
        if (pairs.Count == 0)
        {
            return (null, null);
        }

        var most = axes[0].Values.Count / 2;
        var (x, y) = pairs.Find(pair => CountShared(pair) > most) is { First: not null } usual ? usual : pairs.MaxBy(CountShared);
        // A map of two that no trial has together would be empty; who asks for one sees it.
        return across is null && down is null && CountShared((x, y)) == 0 ? (null, null) : (x.Name, y.Name);
    }

    private static bool Fits(string? asked, ExploreAxis axis) => asked is null || asked == axis.Name;

    private static int CountShared((ExploreAxis First, ExploreAxis Second) pair) =>
        pair.First.Values.Zip(pair.Second.Values).Count(values => values.First is not null && values.Second is not null);
}
