namespace Orchestrator.Abstractions.Queries.Traversals;

/// <summary>A traversal's grid and what its rows and columns are.</summary>
/// <param name="Epoch">The checkpoint's epoch.</param>
/// <param name="Kind">What rows and columns are.</param>
/// <param name="CodeSize">Numbers in a code, or of a GAN in its noise.</param>
/// <param name="Images">Images over which the code's spread was measured; 0 of a GAN.</param>
/// <param name="Scale">Between which values a dimension goes.</param>
/// <param name="Around">The image that all other dimensions are from; null for the mean code.</param>
/// <param name="Rows">Rows of the grid.</param>
/// <param name="Columns">Columns of the grid.</param>
/// <param name="Dimensions">A row each; of a plane the one across and the one down; none of an interpolation.</param>
/// <param name="Pairs">A row each of an interpolation, else none.</param>
/// <param name="Png">The grid: 8-bit greyscale, a gutter of <see cref="Gutter"/> pixels, images every <see cref="Pitch"/> pixels.</param>
public sealed record TraversalView(
    int Epoch,
    TraversalKind Kind,
    int CodeSize,
    int Images,
    TraversalScale Scale,
    int? Around,
    int Rows,
    int Columns,
    IReadOnlyList<TraversedDimension> Dimensions,
    IReadOnlyList<InterpolatedPair> Pairs,
    byte[] Png)
{
    /// <summary>Pixels between images and around them.</summary>
    public const int Gutter = 2;

    /// <summary>Pixels from one image's edge to the next one's.</summary>
    public const int Pitch = 58;
}
