namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// Square channels of a whole batch in blocks of images that lie side by side: [block, channel, row, column, image], with a border
/// of zeros that nothing else is ever written to. Whoever made it disposes it.
/// </summary>
/// <param name="channels">Channels.</param>
/// <param name="side">Rows and columns without the border.</param>
/// <param name="border">Rows and columns on each side.</param>
/// <param name="shape">How images are laid out.</param>
internal sealed unsafe class BlockPlanes(int channels, int side, int border, BatchShape shape) : IDisposable
{
    private readonly int _cells = side + 2 * border;
    private readonly NativeFloats _memory =
        new(checked(shape.Blocks * channels * ChannelCells(side + 2 * border) * shape.Lanes));

    /// <summary>Channels.</summary>
    public int Channels => channels;

    /// <summary>Rows and columns without the border.</summary>
    public int Side => side;

    /// <summary>The pixels; the border lies at -1 and at the side.</summary>
    public PlaneView View
    {
        get
        {
            nint cells = ChannelCells(_cells);
            return new(
                _memory.Pointer + (border * _cells + border) * shape.Lanes,
                channels * cells * shape.Lanes,
                cells * shape.Lanes,
                _cells * shape.Lanes,
                shape.Lanes);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();

    // Odd, so that a pixel's channels do not all compete for the same lines of a cache.
    private static int ChannelCells(int cells) => cells * cells | 1;
}
