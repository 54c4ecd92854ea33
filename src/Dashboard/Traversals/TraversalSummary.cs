using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Traversals;

/// <summary>A traversal's grid in words.</summary>
internal static class TraversalSummary
{
    /// <summary>What rows and columns are, and which row changes the image most.</summary>
    public static string Of(TraversalView view) => view.Kind == TraversalKind.Interpolation ? OfPairs(view) : OfDimensions(view);

    /// <summary>Why values go from where to where.</summary>
    public static string OfScale(TraversalView view) => view.Scale == TraversalScale.Deviations
        ? "Each goes from 3 standard deviations below to 3 above where it starts from."
        : "This code cannot be below 0, since a ReLU or a sigmoid gives it, and 3 standard deviations below the mean would be values that no image "
            + "has: so each goes from its 5th to its 95th percentile, or from its least to its greatest value where those two are one.";

    private static string OfDimensions(TraversalView view)
    {
        var what = view.Kind == TraversalKind.Plane
            ? $"Dimension {view.Dimensions[0].Dimension} of the code grows from left to right, dimension {view.Dimensions[1].Dimension} from top to bottom"
            : $"Each row is one of the code's {Figures.Count(view.CodeSize, "dimension")}, which grows from left to right";
        var rest = view.Around is { } image ? $"the code of test image {image}" : $"the mean code of {Figures.Count(view.Images, "test image")}";
        return $"{what}; all others stay as in {rest}. {OfScale(view)} {OfChange(view)}";
    }

    private static string OfChange(TraversalView view)
    {
        var (most, least) = (view.Dimensions.MaxBy(each => each.Change)!, view.Dimensions.MinBy(each => each.Change)!);
        return most == least
            ? $"Its ends differ by {Share(most.Change)} of white a pixel."
            : $"Dimension {most.Dimension} changes the image most ({Share(most.Change)} of white a pixel), dimension {least.Dimension} least ({Share(least.Change)}).";
    }

    private static string OfPairs(TraversalView view) => view.Images == 0
        ? $"Each row goes from the noise of one generated image to that of another, {view.CodeSize} numbers each; images are those of 'trial generate --seed 0', counted from 0."
        : $"Each row goes on the straight line from the code of one test image to that of another, {Figures.Count(view.CodeSize, "number")} each; its ends are their reconstructions.";

    private static string Share(double change) => FormattableString.Invariant($"{100 * change:0.#} %");
}
