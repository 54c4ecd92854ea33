using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast;

/// <summary>A layer of a dense network, its weights and gradients where they lie.</summary>
/// <param name="Inputs">Units of the layer before.</param>
/// <param name="Units">Its own.</param>
/// <param name="IsSigmoid">Whether its activation is a sigmoid; else ReLU.</param>
/// <param name="Weights">[units, inputs], taken transposed where they are another layer's.</param>
/// <param name="WeightGradients">The same of their gradient.</param>
/// <param name="OwnsWeights">Whether no layer before it has the weights.</param>
/// <param name="IsShared">Whether another layer has the weights too.</param>
/// <param name="BiasView">One row: [units].</param>
/// <param name="BiasGradientView">The same of their gradient.</param>
internal sealed unsafe record DenseLayer(
    int Inputs,
    int Units,
    bool IsSigmoid,
    MatrixView Weights,
    MatrixView WeightGradients,
    bool OwnsWeights,
    bool IsShared,
    MatrixView BiasView,
    MatrixView BiasGradientView)
{
    /// <summary>[units].</summary>
    public float* Biases => BiasView.Values;

    /// <summary>[units].</summary>
    public float* BiasGradients => BiasGradientView.Values;
}
