namespace Orchestrator.Dashboard.Exploring;

/// <summary>An axis in cells, each with how the trials in the brush did in it.</summary>
internal static class SliceTable
{
    /// <summary>A cell's label, how many trials it has, its best and its median objective; cells without a trial are left out.</summary>
    public static IEnumerable<(string Label, int Count, double Best, double Median)> Of(ExploreData data, ExploreAxis axis)
    {
        var cells = HeatAxis.Of(axis);
        var objective = data.Axis("objective").Values;
        return data.Kept.Where(row => axis.Values[row] is not null && objective[row] is not null)
            .GroupBy(row => cells.CellOf(axis.Values[row]!.Value)).OrderBy(cell => cell.Key)
            .Select(cell => (cells.Labels[cell.Key], cell.Count(), objective[cell.First()]!.Value, Median([.. cell.Select(row => objective[row]!.Value)])));
    }

    // Rows come by rank, so their objectives are in order already.
    private static double Median(IReadOnlyList<double> ordered) => (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
}
