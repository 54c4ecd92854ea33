using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Losses;

/// <summary>Weight x sum of |code| / batch size, as Keras 3 and tf.keras compute an L1 activity regularizer.</summary>
/// <param name="weight">The weight.</param>
/// <param name="codeLayer">The hidden layer that is the code, from 1.</param>
internal sealed class ActivityPenalty(double weight, int codeLayer) : IPenalty
{
    /// <inheritdoc/>
    public Tensor Of(Activations activations)
    {
        var code = activations.Hidden[codeLayer - 1];
        return code.abs().sum().Times(weight / code.shape[0]);
    }
}
