namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// Where the pixels of a batch lie that someone else owns: blocks of images side by side, one after another. Steps in floats.
/// </summary>
/// <param name="values">The first pixel of the first channel of the first block.</param>
/// <param name="block">From a block to the next.</param>
/// <param name="channel">From a channel to the next.</param>
/// <param name="row">From a row to the next.</param>
/// <param name="column">From a column to the next.</param>
internal readonly unsafe struct PlaneView(float* values, nint block, nint channel, nint row, nint column)
{
    /// <summary>From a channel to the next.</summary>
    public nint Channel { get; } = channel;

    /// <summary>From a row to the next.</summary>
    public nint Row { get; } = row;

    /// <summary>From a column to the next.</summary>
    public nint Column { get; } = column;

    /// <summary>The first pixel of a channel of a block.</summary>
    public float* At(int atBlock, int atChannel) => values + atBlock * block + atChannel * Channel;

    /// <summary>From the first pixel of a block to another.</summary>
    public int Distance(int channels, int rows, int columns) => checked((int)(channels * Channel + rows * Row + columns * Column));
}
