using System.Numerics;
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
    private static readonly Vector<float> C1 = Vector.Create(0.01f * 0.01f);
    private static readonly Vector<float> C2 = Vector.Create(0.03f * 0.03f);

    private readonly float[] _squares = new float[LabeledImages.PixelCount];
    private readonly float[] _products = new float[LabeledImages.PixelCount];
    private readonly float[] _meansX = new float[GaussianWindow.Length];
    private readonly float[] _meansY = new float[GaussianWindow.Length];
    private readonly float[] _meanSquares = new float[GaussianWindow.Length];
    private readonly float[] _meanProducts = new float[GaussianWindow.Length];
    private readonly float[] _places = new float[GaussianWindow.Length];
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
        Multiply(x, y);
        GaussianWindow.Filter(x, _meansX);
        GaussianWindow.Filter(y, _meansY);
        GaussianWindow.Filter(_squares, _meanSquares);
        GaussianWindow.Filter(_products, _meanProducts);
        Compare();
        return MeanOverPlaces();
    }

    private void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        for (var i = 0; i < x.Length; i += Vector<float>.Count)
        {
            // The last vector overlaps the one before it.
            var at = Math.Min(i, x.Length - Vector<float>.Count);
            var (a, b) = (new Vector<float>(x[at..]), new Vector<float>(y[at..]));
            (a * a + b * b).CopyTo(_squares, at);
            (a * b).CopyTo(_products, at);
        }
    }

    // The similarity at every place of the window; what lies to the right of a row's places is not read.
    private void Compare()
    {
        for (var i = 0; i < _places.Length; i += Vector<float>.Count)
        {
            var at = Math.Min(i, _places.Length - Vector<float>.Count);
            var (mx, my) = (new Vector<float>(_meansX, at), new Vector<float>(_meansY, at));
            var (squares, product) = (mx * mx + my * my, mx * my);
            var (variances, covariance) = (new Vector<float>(_meanSquares, at) - squares, new Vector<float>(_meanProducts, at) - product);
            ((2 * product + C1) * (2 * covariance + C2) / ((squares + C1) * (variances + C2))).CopyTo(_places, at);
        }
    }

    private double MeanOverPlaces()
    {
        var sum = 0.0;
        for (var row = 0; row < GaussianWindow.Places; row++) { sum += Sum(_places.AsSpan(row * LabeledImages.Side, GaussianWindow.Places)); }

        return sum / (GaussianWindow.Places * GaussianWindow.Places);
    }

    // Two sums, of even and odd places, as many of each: one would wait for each addition before the next.
    private static double Sum(ReadOnlySpan<float> places)
    {
        var (even, odd) = (0.0, 0.0);
        for (var i = 0; i + 1 < places.Length; i += 2)
        {
            even += places[i];
            odd += places[i + 1];
        }

        return even + odd;
    }

    private static Span<float> Pixels(Tensor images) => MemoryMarshal.Cast<byte, float>(images.contiguous().bytes);
}
