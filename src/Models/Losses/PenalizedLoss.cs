using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Losses;

/// <summary>A reconstruction loss plus penalties: all means over images.</summary>
/// <param name="reconstruction">The loss between output and clean target.</param>
/// <param name="penalties">What is added; may be empty.</param>
internal sealed class PenalizedLoss(IReconstructionLoss reconstruction, IReadOnlyList<IPenalty> penalties)
{
    /// <summary>The loss to train with: a differentiable scalar.</summary>
    /// <param name="activations">What the network gave for n images.</param>
    /// <param name="target">The clean images: [n, 784] in [0, 1].</param>
    public Tensor Train(Activations activations, Tensor target) =>
        Penalize(reconstruction.Train(activations.Logits, target), activations);

    /// <summary>The loss to report.</summary>
    /// <inheritdoc cref="Train"/>
    public Tensor Report(Activations activations, Tensor target) =>
        Penalize(reconstruction.Report(activations.Logits, target), activations);

    private Tensor Penalize(Tensor loss, Activations activations) =>
        penalties.Aggregate(loss, (sum, penalty) => sum.Plus(penalty.Of(activations)));
}
