using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast;

/// <summary>
/// What each layer gives for a batch, and the way there and back. Rows are padded to whole vectors, with 0 in the padding.
/// </summary>
internal sealed unsafe class DenseBatch : IDisposable
{
    private readonly IReadOnlyList<DenseLayer> _layers;
    private readonly NativeFloats[] _values;
    private readonly NativeFloats[] _gradients;

    /// <param name="layers">The network's layers.</param>
    /// <param name="size">The most images in a batch.</param>
    public DenseBatch(IReadOnlyList<DenseLayer> layers, int size)
    {
        _layers = layers;
        _values = [.. layers.Select(layer => new NativeFloats(size * Lanes.RoundUp(layer.Units)))];
        _gradients = [.. layers.SkipLast(1).Select(layer => new NativeFloats(size * Lanes.RoundUp(layer.Units))), _values[^1]];
    }

    /// <summary>What a layer gave: [images, units]. The last one's are the logits without their biases, then their gradient.</summary>
    /// <param name="layer">From 1.</param>
    public float* Values(int layer) => _values[layer - 1].Pointer;

    /// <summary>The loss's gradient by what a hidden layer gave.</summary>
    /// <param name="layer">From 1.</param>
    public float* Gradients(int layer) => _gradients[layer - 1].Pointer;

    /// <summary>Runs the network up to the last layer's product.</summary>
    /// <param name="images">[count, 784].</param>
    /// <param name="count">Images.</param>
    public void Forward(float* images, int count)
    {
        for (var i = 0; i < _layers.Count; i++)
        {
            var layer = _layers[i];
            MatrixProduct.Multiply(
                Inputs(images, i), layer.Weights.Transposed, 0, View(_values[i], layer), (count, layer.Units, layer.Inputs));
            if (i < _layers.Count - 1)
            {
                HiddenKernel.Activate(layer.IsSigmoid, _values[i].Pointer, layer.Biases, count, layer.Units);
            }
        }
    }

    /// <summary>The gradient of a layer's weights from the gradient of its sums, added to that of the layer that shares them.</summary>
    /// <param name="images">What <see cref="Forward"/> took.</param>
    /// <param name="count">Images.</param>
    /// <param name="layer">From 1.</param>
    public void WeightGradient(float* images, int count, int layer)
    {
        var at = _layers[layer - 1];
        var (sums, inputs) = (View(_gradients[layer - 1], at), Inputs(images, layer - 1));
        var keep = at.IsShared && at.OwnsWeights ? 1 : 0;
        var gradient = new MatrixView(at.WeightGradients.Values, at.WeightGradients.Stride);
        if (at.OwnsWeights)
        {
            MatrixProduct.Multiply(sums.Transposed, inputs, keep, gradient, (at.Units, at.Inputs, count));
        }
        else
        {
            MatrixProduct.Multiply(inputs.Transposed, sums, keep, gradient, (at.Inputs, at.Units, count));
        }
    }

    /// <summary>The gradient by what the layer before gave, from the gradient of a layer's sums.</summary>
    /// <param name="count">Images.</param>
    /// <param name="layer">From 2.</param>
    public void InputGradient(int count, int layer)
    {
        var (at, before) = (_layers[layer - 1], _layers[layer - 2]);
        MatrixProduct.Multiply(
            View(_gradients[layer - 1], at), at.Weights, 0, View(_gradients[layer - 2], before), (count, at.Inputs, at.Units));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_values, values => values.Dispose());
        Array.ForEach(_gradients, gradients => gradients.Dispose());
    }

    private MatrixView Inputs(float* images, int layer) =>
        layer == 0 ? new(images, _layers[0].Inputs) : View(_values[layer - 1], _layers[layer - 1]);

    private static MatrixView View(NativeFloats values, DenseLayer layer) => new(values.Pointer, Lanes.RoundUp(layer.Units));
}
