using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Models.Data;
using Orchestrator.Models.Images;
using Orchestrator.Models.Inference;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>A grid's images, row by row.</summary>
internal static class TraversalImages
{
    private const int Scale = (TraversalView.Pitch - TraversalView.Gutter) / LabeledImages.Side;

    /// <summary>The grid as a PNG.</summary>
    public static byte[] Compose(FloatRows images, int rows, int columns) =>
        PngWriter.Write(ImageGrid.Compose(images.Values, rows, columns, TraversalView.Gutter, Scale));

    /// <summary>How far a row's last image is from its first.</summary>
    public static double RowChange(FloatRows images, int row, int columns) => Change(images.Row(row * columns), images.Row((row * columns) + columns - 1));

    /// <summary>The mean over pixels of the absolute difference, 0 to 1.</summary>
    public static double Change(ReadOnlySpan<float> first, ReadOnlySpan<float> last)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++) { sum += Math.Abs(first[i] - last[i]); }

        return sum / first.Length;
    }
}
