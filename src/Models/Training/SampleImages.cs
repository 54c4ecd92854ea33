using Orchestrator.Models.Images;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Turns image tensors into sample grids.</summary>
internal static class SampleImages
{
    /// <summary>The most images in a sample.</summary>
    public const int LargestCount = 64;

    /// <summary>A grid of images, filled row by row.</summary>
    /// <param name="kind">The sample's kind.</param>
    /// <param name="images">[n, 784] in [0, 1].</param>
    /// <param name="columns">Images in a row.</param>
    public static SampleGrid Draw(string kind, Tensor images, int columns)
    {
        var pixels = images.to(CPU).contiguous().data<float>().ToArray();
        var rows = (int)((images.shape[0] + columns - 1) / columns);
        return new(kind, PngWriter.Write(ImageGrid.Compose(pixels, rows, columns)));
    }

    /// <summary>
    /// Rows of images spread over the classes: the first of each class in the order of the classes, then the second, and so
    /// on. A smaller count gives the start of a larger one's.
    /// </summary>
    public static long[] Spread(IReadOnlyList<byte> labels, int count) =>
    [
        .. labels.Select((label, row) => (label, row: (long)row))
            .GroupBy(pair => pair.label)
            .SelectMany(group => group.Take(count).Select((pair, round) => (round, pair.label, pair.row)))
            .OrderBy(pair => (pair.round, pair.label))
            .Take(count)
            .Select(pair => pair.row),
    ];
}
