namespace Orchestrator.Models.Data;

/// <summary>Images and their labels.</summary>
/// <param name="Pixels">Count x 784 bytes, 0 black to 255 white, row by row. Not to be written to.</param>
/// <param name="Labels">Count bytes.</param>
public sealed record LabeledImages(byte[] Pixels, byte[] Labels)
{
    /// <summary>Rows and columns of an image.</summary>
    public const int Side = 28;

    /// <summary>Pixels of an image.</summary>
    public const int PixelCount = Side * Side;

    /// <summary>How many images.</summary>
    public int Count => Labels.Length;
}
