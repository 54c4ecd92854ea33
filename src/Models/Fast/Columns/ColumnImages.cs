using Orchestrator.Models.Data;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Columns;

/// <summary>Turns images that are rows into columns.</summary>
internal static unsafe class ColumnImages
{
    private const int Pixels = LabeledImages.PixelCount;
    private const int PixelsAtOnce = 16;

    /// <summary>Takes a batch out of all images.</summary>
    /// <param name="pixels">All images: [n, 784].</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="to">[784, rows]; overwritten.</param>
    /// <param name="factor">What each pixel is multiplied by.</param>
    /// <param name="addend">What is added to it then.</param>
    public static void Gather(float* pixels, ReadOnlySpan<long> rows, in MatrixView to, float factor = 1, float addend = 0)
    {
        // A few pixels of all images at once, so that what is written stays near.
        for (var from = 0; from < Pixels; from += PixelsAtOnce)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                Put(pixels + rows[i] * Pixels + from, to.Values + (long)from * to.Stride + i, to.Stride, factor, addend);
            }
        }
    }

    private static void Put(float* from, float* to, nint stride, float factor, float addend)
    {
        for (var i = 0; i < PixelsAtOnce; i++, to += stride)
        {
            *to = from[i] * factor + addend;
        }
    }
}
