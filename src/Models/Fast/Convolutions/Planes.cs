namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>
/// Square channels of some images, the images innermost: [channel, row, column, image], with a border of zeros that nothing
/// else is ever written to, so that a filter needs no care at the edges. Whoever made it disposes it.
/// </summary>
/// <param name="channels">Channels.</param>
/// <param name="side">Rows and columns without the border.</param>
/// <param name="border">Rows and columns on each side.</param>
/// <param name="lanes">Images.</param>
internal sealed unsafe class Planes(int channels, int side, int border, int lanes) : IDisposable
{
    private readonly int _cells = side + 2 * border;
    private readonly NativeFloats _memory = new(channels * ChannelCells(side + 2 * border) * lanes);

    /// <summary>Channels.</summary>
    public int Channels => channels;

    /// <summary>Rows and columns without the border.</summary>
    public int Side => side;

    /// <summary>Numbers of an image.</summary>
    public int Units => channels * side * side;

    /// <summary>Floats from a channel to the next.</summary>
    public int Channel => ChannelCells(_cells) * lanes;

    /// <summary>Floats from a row to the next.</summary>
    public int Row => _cells * lanes;

    /// <summary>The first float.</summary>
    public float* Pointer => _memory.Pointer;

    /// <summary>Floats from the first to a pixel's; the border lies at -1 and at the side.</summary>
    public int At(int row, int column) => (row + border) * Row + (column + border) * lanes;

    /// <summary>Floats from a pixel to another.</summary>
    public int Distance(int channel, int rows, int columns) => channel * Channel + rows * Row + columns * lanes;

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    // Odd, so that a pixel's channels do not all compete for the same lines of a cache.
    private static int ChannelCells(int cells) => cells * cells | 1;
}
