namespace Orchestrator.Abstractions.Queries.Traversals;

/// <summary>A grid of images that a trained model makes of codes which change step by step.</summary>
/// <param name="Kind">What rows and columns are; null for dimensions, and for an interpolation where a model has no code.</param>
/// <param name="Dimensions">Dimensions of the code, from 0; empty for those of the largest spread over images.</param>
/// <param name="Points">For an interpolation: images, or of a GAN the images of seed 0, from 0; empty for the first ones.</param>
/// <param name="Around">The image whose code gives all other dimensions, from 0; null for the mean code.</param>
/// <param name="Steps">Columns of the grid, and rows of a plane: 2 to <see cref="MostSteps"/>.</param>
public sealed record TraversalRequest(
    TraversalKind? Kind, IReadOnlyList<int> Dimensions, IReadOnlyList<int> Points, int? Around = null, int Steps = TraversalRequest.UsualSteps)
{
    /// <summary>Columns where nothing is said; odd, so that the middle column is where the others start from.</summary>
    public const int UsualSteps = 9;

    /// <summary>The most columns.</summary>
    public const int MostSteps = 25;

    /// <summary>Rows where nothing is said.</summary>
    public const int UsualRows = 8;

    /// <summary>The most rows.</summary>
    public const int MostRows = 32;

    /// <summary>The request as text; equal requests have equal texts.</summary>
    public string Text => FormattableString.Invariant(
        $"{Kind}/{string.Join(',', Dimensions)}/{string.Join(',', Points)}/{Around}/{Steps}");
}
