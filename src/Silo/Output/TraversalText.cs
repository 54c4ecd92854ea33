using Orchestrator.Abstractions.Queries.Traversals;

namespace Orchestrator.Silo.Output;

/// <summary>A traversal's grid in words: what stands beside the picture.</summary>
internal static class TraversalText
{
    /// <summary>What the whole grid is.</summary>
    public static string Of(TraversalView view) => view.Kind switch
    {
        TraversalKind.Interpolation => $"{Words.Count(view.Rows, "interpolation")} in {view.Columns} steps",
        TraversalKind.Plane => $"plane of two dimensions in {view.Columns} steps each{Start(view)}",
        _ => $"traversal of {Words.Count(view.Rows, "dimension")} in {view.Columns} steps{Start(view)}",
    };

    /// <summary>A line for each row, or of a plane for each of its dimensions.</summary>
    public static IEnumerable<string> Lines(TraversalView view) => view.Kind switch
    {
        TraversalKind.Interpolation => view.Pairs.Select(pair =>
            $"row: image {pair.From} to image {pair.To}, {Words.Number(pair.Distance)} apart, changes {Words.Number(pair.Change)}"),
        TraversalKind.Plane => view.Dimensions.Zip(["across", "down"], Line),
        _ => view.Dimensions.Select(dimension => Line(dimension, "row")),
    };

    private static string Line(TraversedDimension dimension, string place) =>
        $"{place}: dimension {dimension.Dimension} from {Words.Number(dimension.Low)} to {Words.Number(dimension.High)} "
        + $"(mean {Words.Number(dimension.Mean)}, deviation {Words.Number(dimension.Deviation)}), changes {Words.Number(dimension.Change)}";

    private static string Start(TraversalView view) =>
        (view.Around is { } image ? $" around image {image}" : " around the mean code")
        + (view.Scale == TraversalScale.Deviations ? ", 3 standard deviations each way," : ", from 5th to 95th percentile,");
}
