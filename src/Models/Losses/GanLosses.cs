using Orchestrator.Models.Tensors;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Orchestrator.Models.Losses;

/// <summary>The losses of Goodfellow et al. 2014, from the discriminator's logits: means over the batch.</summary>
internal static class GanLosses
{
    /// <summary>-log D(x), with the label 1 lowered by <paramref name="labelSmoothing"/> (one-sided, Salimans et al. 2016).</summary>
    public static Tensor Real(Tensor logits, double labelSmoothing) =>
        F.binary_cross_entropy_with_logits(logits, logits.FilledLike(1 - labelSmoothing));

    /// <summary>-log(1 - D(G(z))).</summary>
    public static Tensor Fake(Tensor logits) => F.binary_cross_entropy_with_logits(logits, zeros_like(logits));

    /// <summary>The generator's -log D(G(z)).</summary>
    public static Tensor NonSaturating(Tensor logits) => F.binary_cross_entropy_with_logits(logits, ones_like(logits));

    /// <summary>The generator's log(1 - D(G(z))), as first published; negative.</summary>
    public static Tensor Saturating(Tensor logits) => -Fake(logits);
}
