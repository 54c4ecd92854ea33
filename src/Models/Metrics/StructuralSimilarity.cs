using System.Runtime.InteropServices;
using Orchestrator.Models.Data;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>ssim</c>: the mean over images of their structural similarity (Wang et al. 2004),
/// (2 mx my + C1)(2 sxy + C2) / ((mx^2 + my^2 + C1)(sx^2 + sy^2 + C2)) averaged over the 18x18 places of an 11x11 Gaussian window of
/// standard deviation 1.5, with C1 = 0.01^2, C2 = 0.03^2 (pixels in [0, 1]) and population variances. Without a unit, at most 1;
/// the same as scikit-image's with <c>gaussian_weights</c>, <c>sigma=1.5</c>, <c>use_sample_covariance=False</c>,
/// <c>data_range=1</c>. MNIST's black borders lift it: a black image still scores 0.096.
/// </summary>
internal sealed class StructuralSimilarity : IReconstructionMeter
{
    private const float C1 = 0.01f * 0.01f;
    private const float C2 = 0.03f * 0.03f;

    private readonly float[] _squares = new float[LabeledImages.PixelCount];
    private readonly float[] _products = new float[LabeledImages.PixelCount];
    private readonly float[] _meansX = new float[GaussianWindow.Length];
    private readonly float[] _meansY = new float[GaussianWindow.Length];
    private readonly float[] _meanSquares = new float[GaussianWindow.Length];
    private readonly float[] _meanProducts = new float[GaussianWindow.Length];
    private double _sum;
    private long _images;

    /// <summary>The mean so far.</summary>
    public double Value => _sum / _images;

    /// <inheritdoc/>
    public void Add(ReconstructionChunk chunk) => Add(Pixels(chunk.Output), Pixels(chunk.Target));

    private void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        for (var start = 0; start < targets.Length; start += LabeledImages.PixelCount)
        {
            _sum += Of(outputs.Slice(start, LabeledImages.PixelCount), targets.Slice(start, LabeledImages.PixelCount));
            _images++;
        }
    }

    private double Of(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            _squares[i] = x[i] * x[i] + y[i] * y[i];
            _products[i] = x[i] * y[i];
        }

        GaussianWindow.Filter(x, _meansX);
        GaussianWindow.Filter(y, _meansY);
        GaussianWindow.Filter(_squares, _meanSquares);
        GaussianWindow.Filter(_products, _meanProducts);
        return MeanOverPlaces();
    }

    private double MeanOverPlaces()
    {
        var sum = 0.0;
        for (var row = 0; row < GaussianWindow.Places; row++)
        {
            for (var column = 0; column < GaussianWindow.Places; column++)
            {
                sum += At(row * LabeledImages.Side + column);
            }
        }

        return sum / (GaussianWindow.Places * GaussianWindow.Places);
    }

    private float At(int place)
    {
        var (mx, my) = (_meansX[place], _meansY[place]);
        var (squares, product) = (mx * mx + my * my, mx * my);
        var (variances, covariance) = (_meanSquares[place] - squares, _meanProducts[place] - product);
        return (2 * product + C1) * (2 * covariance + C2) / ((squares + C1) * (variances + C2));
    }

    private static Span<float> Pixels(Tensor images) => MemoryMarshal.Cast<byte, float>(images.contiguous().bytes);
}
