using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>kid</c>: the squared maximum mean discrepancy of two sets of features under the kernel k(x, y) = (x.y / d + 1)^3 (Binkowski
/// et al. 2018), without unit; 0 in the mean for equal distributions, so that small values can be negative. It is the mean of unbiased
/// estimates on disjoint blocks of about 1,000 rows: [sum K_xx - trace] / (m (m - 1)) + [sum K_yy - trace] / (m (m - 1))
/// - 2 mean K_xy. The kernel is cubic in squared features, so both sets are first divided by what makes the reference's mean
/// squared feature 1. No subset is drawn at random: equal features give equal values.
/// </summary>
internal static class KernelDistance
{
    private const long BlockSize = 1_000;

    /// <summary>The distance.</summary>
    /// <param name="reference">[n, d], at least two rows.</param>
    /// <param name="generated">[n, d].</param>
    public static double Between(Tensor reference, Tensor generated)
    {
        using var scope = NewDisposeScope();
        var scale = Scale(reference);
        var (x, y) = (reference.to(float64).Times(scale), generated.to(float64).Times(scale));
        var blocks = Math.Max(1, x.shape[0] / BlockSize);
        var size = x.shape[0] / blocks;
        var sum = 0.0;
        for (var block = 0L; block < blocks; block++)
        {
            sum += OfBlock(Rows(x, block, blocks, size), Rows(y, block, blocks, size));
        }

        return sum / blocks;
    }

    private static double Scale(Tensor reference)
    {
        var square = reference.to(float64).Squared().mean().item<double>();
        return square > 0 ? 1 / Math.Sqrt(square) : 1;
    }

    // Spread evenly: a set's early rows may differ from its late ones.
    private static Tensor Rows(Tensor rows, long block, long blocks, long size) =>
        rows.narrow(0, 0, blocks * size).view(size, blocks, -1).select(1, block);

    private static double OfBlock(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        return MeanOfPairs(Kernel(x, x)) + MeanOfPairs(Kernel(y, y)) - 2 * Kernel(x, y).mean().item<double>();
    }

    // Of different rows: a row with itself would bias the mean.
    private static double MeanOfPairs(Tensor kernel)
    {
        var count = (double)kernel.shape[0];
        return kernel.sub(kernel.diag().diag()).sum().item<double>() / (count * (count - 1));
    }

    private static Tensor Kernel(Tensor x, Tensor y)
    {
        var values = x.mm(y.t()).Multiply(1.0 / x.shape[1]).Add(1);
        return values.mul(values).mul(values);
    }
}
