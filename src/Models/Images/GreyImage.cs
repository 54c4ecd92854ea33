namespace Orchestrator.Models.Images;

/// <summary>A greyscale image.</summary>
/// <param name="Width">Columns, from 1.</param>
/// <param name="Height">Rows, from 1.</param>
/// <param name="Pixels">Width x Height bytes, 0 black to 255 white, row by row.</param>
public sealed record GreyImage(int Width, int Height, byte[] Pixels);
