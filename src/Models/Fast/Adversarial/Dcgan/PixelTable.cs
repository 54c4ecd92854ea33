using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>Distances to pixels, in groups of four.</summary>
internal static class PixelTable
{
    private const int GroupSize = 4;

    /// <summary>To every <paramref name="step"/>th pixel from a first one on, row by row.</summary>
    /// <param name="view">The planes.</param>
    /// <param name="count">Rows and columns of the pixels wanted.</param>
    /// <param name="step">Rows and columns from one to the next.</param>
    /// <param name="row">The first one's row.</param>
    /// <param name="column">The first one's column.</param>
    public static OffsetTable Of(PlaneView view, int count, int step, int row = 0, int column = 0) => Groups(
        from y in Enumerable.Range(0, count)
        from x in Enumerable.Range(0, count)
        select view.Distance(0, step * y + row, step * x + column));

    /// <summary>The last one again where a group is not full.</summary>
    public static OffsetTable Groups(IEnumerable<int> offsets)
    {
        int[] values = [.. offsets];
        return new([.. values, .. Enumerable.Repeat(values[^1], (GroupSize - values.Length % GroupSize) % GroupSize)]);
    }
}
