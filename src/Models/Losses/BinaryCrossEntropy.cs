using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Losses;

/// <summary>
/// -(x log p + (1 - x) log(1 - p)), natural logarithms. Trained from logits, where no gradient is lost to clipping;
/// reported with p clipped to [1e-7, 1 - 1e-7], as Keras does.
/// </summary>
internal sealed class BinaryCrossEntropy : IReconstructionLoss
{
    private const double Clip = 1e-7;
    private static readonly double LargestLogit = Math.Log((1 - Clip) / Clip);

    /// <inheritdoc/>
    public Tensor Train(Tensor logits, Tensor target) => nn.functional.binary_cross_entropy_with_logits(logits, target);

    /// <inheritdoc/>
    public Tensor Report(Tensor logits, Tensor target) => Train(logits.Clamped(-LargestLogit, LargestLogit), target);
}
