using Orchestrator.Models.Losses;
using Orchestrator.Models.Metrics;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Metrics;

/// <summary>Cross-entropy in torch's operators, chunks that stay in cache: the baseline of <see cref="PixelCrossEntropy"/>.</summary>
internal static class TorchCrossEntropy
{
    private const int Block = 100;

    /// <summary>The mean over images.</summary>
    public static double Of(ReconstructionChunk images)
    {
        using var scope = NewDisposeScope();
        var entropy = new BinaryCrossEntropy();
        return images.Logits.split(Block).Zip(images.Target.split(Block)).Sum(pair => Report(entropy, pair.First, pair.Second)) / images.Target.shape[0];
    }

    private static double Report(BinaryCrossEntropy entropy, Tensor logits, Tensor target)
    {
        using var scope = NewDisposeScope();
        return entropy.Report(logits, target).item<float>() * (double)target.shape[0];
    }
}
