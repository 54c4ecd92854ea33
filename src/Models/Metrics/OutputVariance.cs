using System.Runtime.Intrinsics;
using Orchestrator.Models.Data;
using Orchestrator.Models.Fast;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// The variance of the output over images, averaged over pixels: how much the output depends on the input. For the images
/// themselves it is the squared error of their mean image.
/// </summary>
internal sealed class OutputVariance : IReconstructionMeter
{
    private const int Half = Lanes.Count / 2;
    private readonly double[] _sums = new double[LabeledImages.PixelCount];
    private readonly double[] _squares = new double[LabeledImages.PixelCount];
    private long _images;

    /// <summary>The variance so far.</summary>
    public double Value => _sums.Zip(_squares, OfPixel).Average();

    /// <inheritdoc/>
    public unsafe void Add(ReconstructionChunk chunk)
    {
        var images = chunk.Output.shape[0];
        var output = TensorMemory.Images(chunk.Output, images);
        for (var pixel = 0; pixel < LabeledImages.PixelCount; pixel += Lanes.Count) { Add(output + pixel, images, pixel); }

        GC.KeepAlive(chunk);
        _images += images;
    }

    // A few pixels of all images, so that their sums stay in registers.
    private unsafe void Add(float* output, long images, int pixel)
    {
        var (sumLow, sumHigh) = (Vector256.Create(_sums, pixel), Vector256.Create(_sums, pixel + Half));
        var (squareLow, squareHigh) = (Vector256.Create(_squares, pixel), Vector256.Create(_squares, pixel + Half));
        for (long row = 0; row < images; row++, output += LabeledImages.PixelCount)
        {
            var (low, high) = Vector256.Widen(Vector256.Load(output));
            sumLow += low;
            sumHigh += high;
            squareLow += low * low;
            squareHigh += high * high;
        }

        sumLow.CopyTo(_sums, pixel);
        sumHigh.CopyTo(_sums, pixel + Half);
        squareLow.CopyTo(_squares, pixel);
        squareHigh.CopyTo(_squares, pixel + Half);
    }

    private double OfPixel(double sum, double square) => Math.Max(0, square / _images - sum / _images * (sum / _images));
}
