using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// A network's parameters and buffers by name, and memory for the parameters' gradients. Parameters and buffers stay the network's own,
/// so that samples, states and hashes see every step; the network is to outlive this.
/// </summary>
internal sealed unsafe class NetworkMemory : IDisposable
{
    private readonly string[] _names;
    private readonly NativeFloats[] _gradients;
    private readonly TensorPointers _values;

    /// <param name="network">The network.</param>
    public NetworkMemory(nn.Module network)
    {
        (string Name, Tensor Value)[] parameters = [.. network.named_parameters().Select(pair => (pair.name, (Tensor)pair.parameter))];
        (string Name, Tensor Value)[] buffers = [.. network.named_buffers().Select(pair => (pair.name, pair.buffer))];
        _names = [.. parameters.Concat(buffers).Select(pair => pair.Name)];
        _values = new([.. parameters.Concat(buffers).Select(pair => pair.Value)]);
        _gradients = [.. parameters.Select(pair => new NativeFloats(checked((int)pair.Value.numel())))];
        Parameters = [.. parameters.Select(pair => pair.Value)];
    }

    /// <summary>The parameters in their order.</summary>
    public IReadOnlyList<Tensor> Parameters { get; }

    /// <summary>Gradients in the order of the parameters.</summary>
    public IReadOnlyList<NativeFloats> Gradients => _gradients;

    /// <summary>A parameter or buffer.</summary>
    public float* Values(string name) => _values[Index(name)];

    /// <summary>Where a parameter's gradient goes.</summary>
    public float* Gradient(string name) => _gradients[Index(name)].Pointer;

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_gradients, gradient => gradient.Dispose());

    private int Index(string name) => Array.IndexOf(_names, name) is >= 0 and var index
        ? index
        : throw new ArgumentException($"The network has no parameter or buffer {name}.", nameof(name));
}
