using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Traversals;

/// <summary>What stands beside the rows and over the columns of a traversal's grid.</summary>
internal static class TraversalLabels
{
    private const double Reach = 3;

    /// <summary>A text for each row.</summary>
    public static IReadOnlyList<string> Rows(TraversalView view) => view.Kind switch
    {
        TraversalKind.Interpolation => [.. view.Pairs.Select(pair => $"{pair.From} → {pair.To}")],
        TraversalKind.Plane => [.. Values(view.Dimensions[1], view.Rows)],
        _ => [.. view.Dimensions.Select(dimension => $"dim. {dimension.Dimension}")],
    };

    /// <summary>A text for each column; empty where rows differ in what a column is.</summary>
    public static IReadOnlyList<string> Columns(TraversalView view) => (view.Kind, view.Scale) switch
    {
        (TraversalKind.Interpolation, _) => [.. Enumerable.Range(0, view.Columns).Select(step => $"{100.0 * step / (view.Columns - 1):0} %")],
        (TraversalKind.Plane, _) => [.. Values(view.Dimensions[0], view.Columns)],
        (_, TraversalScale.Deviations) => [.. Enumerable.Range(0, view.Columns).Select(step => $"{Figures.Rough((2 * Reach * step / (view.Columns - 1)) - Reach)} sd")],
        _ => ["5th pct.", .. Enumerable.Repeat("", view.Columns - 2), "95th pct."],
    };

    private static IEnumerable<string> Values(TraversedDimension dimension, int steps) =>
        Enumerable.Range(0, steps).Select(step => Figures.Rough(dimension.Low + ((dimension.High - dimension.Low) * step / (steps - 1))));
}
