using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// The variance of the output over images, averaged over pixels: how much the output depends on the input. For the images
/// themselves it is the squared error of their mean image.
/// </summary>
internal sealed class OutputVariance : IReconstructionMeter
{
    private double[] _sums = [];
    private double[] _squares = [];
    private long _images;

    /// <summary>The variance so far.</summary>
    public double Value => _sums.Zip(_squares, OfPixel).Average();

    /// <inheritdoc/>
    public void Add(ReconstructionChunk chunk)
    {
        _images += chunk.Output.shape[0];
        var output = chunk.Output.to(float64);
        _sums = Sum(_sums, output);
        _squares = Sum(_squares, output.mul(output));
    }

    private double OfPixel(double sum, double square) => Math.Max(0, square / _images - sum / _images * (sum / _images));

    private static double[] Sum(double[] before, Tensor values)
    {
        var sums = values.sum(0L).data<double>().ToArray();
        return before.Length == 0 ? sums : [.. before.Zip(sums, (a, b) => a + b)];
    }
}
