using Orchestrator.Models.Metrics;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Metrics;

/// <summary>The variance of outputs in torch's operators, chunks that stay in cache: the baseline of <see cref="OutputVariance"/>.</summary>
internal static class TorchVariance
{
    private const int Block = 100;

    /// <summary>Over images, averaged over pixels.</summary>
    public static double Of(ReconstructionChunk images)
    {
        using var scope = NewDisposeScope();
        var (sums, squares) = (zeros(images.Output.shape[1], float64), zeros(images.Output.shape[1], float64));
        foreach (var block in images.Output.split(Block))
        {
            using var inner = NewDisposeScope();
            var output = block.to(float64);
            sums.add_(output.sum(0L));
            squares.add_(output.mul(output).sum(0L));
        }

        var mean = sums.div_(images.Output.shape[0]);
        return (squares.div_(images.Output.shape[0]) - mean.mul(mean)).mean().item<double>();
    }
}
