using static TorchSharp.torch;

namespace Orchestrator.Models.Losses;

/// <summary>Mean squared difference between output (the sigmoid of the logits) and target.</summary>
internal sealed class MeanSquaredError : IReconstructionLoss
{
    /// <inheritdoc/>
    public Tensor Train(Tensor logits, Tensor target) => nn.functional.mse_loss(logits.sigmoid(), target);

    /// <inheritdoc/>
    public Tensor Report(Tensor logits, Tensor target) => Train(logits, target);
}
