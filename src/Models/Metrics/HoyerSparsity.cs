using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>hoyer</c>: the mean over images of (sqrt(n) - |h|1 / |h|2) / (sqrt(n) - 1) for a code h of n units (Hoyer 2004): 0 where all
/// units are equal, 1 where one alone is not 0. Codes with |h|2 of 1e-8 or less have none and are left out.
/// </summary>
internal sealed class HoyerSparsity : IReconstructionMeter
{
    private const double SmallestNorm = 1e-8;
    private double _sum;
    private long _images;

    /// <summary>Images left out so far.</summary>
    public long Skipped { get; private set; }

    /// <summary>The mean so far; null where no code has a sparsity: all are 0, or have a single unit.</summary>
    public double? Value => _images > 0 ? _sum / _images : null;

    /// <inheritdoc/>
    public void Add(ReconstructionChunk chunk)
    {
        var code = chunk.Code.flatten(1).to(float64);
        var units = code.shape[1];
        var sums = code.abs().sum(1L).data<double>().ToArray();
        var norms = code.mul(code).sum(1L).sqrt().data<double>().ToArray();
        foreach (var (sum, norm) in sums.Zip(norms))
        {
            Add(sum, norm, Math.Sqrt(units));
        }
    }

    private void Add(double sum, double norm, double root)
    {
        if (norm <= SmallestNorm || root <= 1)
        {
            Skipped++;
            return;
        }

        _sum += (root - sum / norm) / (root - 1);
        _images++;
    }
}
