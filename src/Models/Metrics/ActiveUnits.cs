using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>active_units</c>: how many of the code's units have a mean whose variance over images is above 0.01 (Burda et al. 2015). The rest
/// tell nothing of the image.
/// </summary>
internal sealed class ActiveUnits : IReconstructionMeter
{
    private const double SmallestVariance = 0.01;
    private double[] _sums = [];
    private double[] _squares = [];
    private long _images;

    /// <summary>The number so far.</summary>
    public int Value => _sums.Zip(_squares, OfUnit).Count(variance => variance > SmallestVariance);

    /// <inheritdoc/>
    public void Add(ReconstructionChunk chunk)
    {
        _images += chunk.Code.shape[0];
        var code = chunk.Code.to(float64);
        _sums = Sum(_sums, code);
        _squares = Sum(_squares, code.mul(code));
    }

    private double OfUnit(double sum, double square) => square / _images - sum / _images * (sum / _images);

    private static double[] Sum(double[] before, Tensor values)
    {
        var sums = values.sum(0L).data<double>().ToArray();
        return before.Length == 0 ? sums : [.. before.Zip(sums, (a, b) => a + b)];
    }
}
