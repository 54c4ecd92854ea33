using Orchestrator.Models.Networks;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>
/// The parameters of a <see cref="DenseAutoencoder"/> and memory for their gradients. The parameters stay the network's own,
/// so that samples, states and hashes see every step; the network is to outlive this.
/// </summary>
internal sealed unsafe class DenseMemory : IDisposable
{
    private readonly DenseAutoencoder _network;
    private readonly NativeFloats[] _gradients;
    private readonly Tensor[] _parameters;

    /// <param name="network">The network.</param>
    public DenseMemory(DenseAutoencoder network)
    {
        _network = network;
        _parameters = [.. network.parameters()];
        _gradients = [.. _parameters.Select(parameter => new NativeFloats(checked((int)parameter.numel())))];
        Layers = [.. Enumerable.Range(1, network.LayerCount).Select(CreateLayer)];
    }

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<DenseLayer> Layers { get; }

    /// <summary>Gradients in the order of the network's parameters.</summary>
    public IReadOnlyList<NativeFloats> Gradients => _gradients;

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_gradients, gradient => gradient.Dispose());

    private DenseLayer CreateLayer(int layer)
    {
        var (units, owned) = (_network.Units, _network.OwnedWeightCount);
        var isOwner = layer <= owned;
        var weight = isOwner ? layer - 1 : _network.LayerCount - layer;
        var bias = owned + layer - 1;
        var stride = (int)_parameters[weight].shape[1];
        return new(
            units[layer - 1],
            units[layer],
            layer == _network.SigmoidLayer,
            new(TensorMemory.Floats(_parameters[weight]), stride, !isOwner),
            new(_gradients[weight].Pointer, stride, !isOwner),
            isOwner,
            owned < _network.LayerCount,
            new(TensorMemory.Floats(_parameters[bias]), units[layer]),
            new(_gradients[bias].Pointer, units[layer]));
    }
}
