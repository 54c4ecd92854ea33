namespace Orchestrator.Dashboard.Exploring;

/// <summary>Trials that no other beats in one number without losing in another.</summary>
internal static class ParetoFront
{
    /// <summary>The rows of the front by growing first cost; of equal rows the first.</summary>
    /// <param name="rows">The rows to choose from.</param>
    /// <param name="first">A row's first cost, smaller is better; null leaves the row out.</param>
    /// <param name="second">A row's second cost.</param>
    public static IReadOnlyList<int> Of(IEnumerable<int> rows, Func<int, double?> first, Func<int, double?> second)
    {
        List<int> front = [];
        var best = double.PositiveInfinity;
        foreach (var row in rows.Where(row => first(row) is not null && second(row) is not null).OrderBy(row => first(row)).ThenBy(row => second(row)))
        {
            if (second(row) < best)
            {
                best = second(row)!.Value;
                front.Add(row);
            }
        }

        return front;
    }
}
