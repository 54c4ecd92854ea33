using static TorchSharp.torch;

namespace Orchestrator.Models.Losses;

/// <summary>How far reconstructions are from their targets: a mean over pixels and images.</summary>
internal interface IReconstructionLoss
{
    /// <summary>The loss to train with, differentiable.</summary>
    /// <param name="logits">[n, 784].</param>
    /// <param name="target">[n, 784] in [0, 1].</param>
    /// <returns>A scalar.</returns>
    Tensor Train(Tensor logits, Tensor target);

    /// <summary>The loss to report.</summary>
    /// <inheritdoc cref="Train"/>
    Tensor Report(Tensor logits, Tensor target);
}
