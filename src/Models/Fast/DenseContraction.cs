using Orchestrator.Models.Fast.Kernels;

namespace Orchestrator.Models.Fast;

/// <summary>The penalty on the Jacobian of a code that is the first layer, with memory of its own.</summary>
/// <param name="layer">The first layer.</param>
/// <param name="weight">The penalty's weight.</param>
internal sealed unsafe class DenseContraction(DenseLayer layer, double weight) : IDisposable
{
    private readonly NativeFloats _squares = new(layer.Units);
    private readonly NativeFloats _slopes = new(layer.Units);

    /// <summary>The penalty of a batch: weight x mean over images.</summary>
    /// <param name="values">What the layer gave for <paramref name="count"/> images.</param>
    /// <param name="gradients">Where the penalty's gradient by it is added; null for none.</param>
    /// <param name="count">Images.</param>
    public double Add(float* values, float* gradients, int count)
    {
        ContractionKernel.SquaredRows(layer.Weights.Values, layer.Units, layer.Inputs, _squares.Pointer);
        ContractionKernel.Slopes(
            layer.IsSigmoid, values, Scale(count), _squares.Pointer, gradients, _slopes.Pointer, count, layer.Units);
        return weight / count * ContractionKernel.Sum(_slopes.Pointer, _squares.Pointer, layer.Units);
    }

    /// <summary>Adds the gradient by the weights of the batch that <see cref="Add"/> has just seen.</summary>
    public void AddWeightGradient(int count) => ContractionKernel.AddWeightGradient(
        layer.Weights.Values, _slopes.Pointer, Scale(count), layer.WeightGradients.Values, layer.Units, layer.Inputs);

    /// <inheritdoc/>
    public void Dispose()
    {
        _squares.Dispose();
        _slopes.Dispose();
    }

    private float Scale(int count) => (float)(weight / count);
}
