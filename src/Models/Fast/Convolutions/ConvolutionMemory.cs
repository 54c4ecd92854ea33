using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>
/// The parameters of a <see cref="ConvolutionalAutoencoder"/> and memory for their gradients. The parameters stay the network's
/// own, so that samples, states and hashes see every step; the network is to outlive this.
/// </summary>
/// <param name="network">The network.</param>
internal sealed unsafe class ConvolutionMemory(ConvolutionalAutoencoder network) : IDisposable
{
    private readonly int[] _counts = [.. network.parameters().Select(parameter => checked((int)parameter.numel()))];
    private readonly NativeFloats[] _gradients =
        [.. network.parameters().Select(parameter => new NativeFloats(checked((int)parameter.numel())))];

    private readonly TensorPointers _weights = new([.. network.parameters()]);

    /// <summary>Gradients in the order of the network's parameters: weight and bias of each layer.</summary>
    public IReadOnlyList<NativeFloats> Gradients => _gradients;

    /// <summary>[outputs, inputs, 3, 3].</summary>
    /// <param name="layer">From 0.</param>
    public float* Weights(int layer) => _weights[2 * layer];

    /// <summary>[outputs].</summary>
    /// <param name="layer">From 0.</param>
    public float* Biases(int layer) => _weights[2 * layer + 1];

    /// <summary>Of the weights.</summary>
    /// <param name="layer">From 0.</param>
    public Span<float> WeightGradients(int layer) => new(_gradients[2 * layer].Pointer, _counts[2 * layer]);

    /// <summary>Of the biases.</summary>
    /// <param name="layer">From 0.</param>
    public Span<float> BiasGradients(int layer) => new(_gradients[2 * layer + 1].Pointer, _counts[2 * layer + 1]);

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_gradients, gradient => gradient.Dispose());
}
