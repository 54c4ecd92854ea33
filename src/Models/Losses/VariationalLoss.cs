using Orchestrator.Models.Data;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Losses;

/// <summary>
/// Per image, the reconstruction loss summed over pixels plus beta times the code's divergence from N(0, 1); the mean over images.
/// With bce and beta 1 it is the negative lower bound on the log-likelihood, in nats (Kingma and Welling 2013); other
/// betas are those of Higgins et al. 2017.
/// </summary>
/// <param name="reconstruction">The loss between output and target, a mean over pixels.</param>
/// <param name="beta">The divergence's weight.</param>
internal sealed class VariationalLoss(IReconstructionLoss reconstruction, double beta)
{
    /// <summary>The loss to train with: a differentiable scalar.</summary>
    /// <param name="logits">What the decoder made of a drawn code: [n, 784].</param>
    /// <param name="code">What the code was drawn from.</param>
    /// <param name="target">[n, 784] in [0, 1].</param>
    public Tensor Train(Tensor logits, CodeDistribution code, Tensor target) =>
        Of(reconstruction.Train(logits, target), code);

    /// <summary>The loss to report.</summary>
    /// <inheritdoc cref="Train"/>
    public Tensor Report(Tensor logits, CodeDistribution code, Tensor target) =>
        Of(reconstruction.Report(logits, target), code);

    private Tensor Of(Tensor perPixel, CodeDistribution code) =>
        perPixel.Times(LabeledImages.PixelCount).Plus(code.Divergence().mean().Times(beta));
}
