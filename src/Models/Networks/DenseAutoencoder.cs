using Orchestrator.Models.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>
/// Fully connected layers, ReLU in the hidden ones, logits at the end. Layers count from 1; hidden layer i is what layer i
/// gives. Where the weights are tied, the decoder's are the encoder's transposed and only its biases are its own.
/// </summary>
internal sealed class DenseAutoencoder : AutoencoderNetwork
{
    private readonly Parameter[] _weights;
    private readonly Parameter[] _biases;
    /// <param name="options">The sizes.</param>
    /// <param name="initializer">Draws the weights, in the order of the layers.</param>
    /// <param name="sigmoidLayer">The hidden layer with a sigmoid in place of the ReLU, or 0.</param>
    /// <param name="isTied">Whether the decoder's weights are the encoder's.</param>
    public DenseAutoencoder(
        DenseNetworkOptions options, WeightInitializer initializer, int sigmoidLayer = 0, bool isTied = false)
        : base(nameof(DenseAutoencoder))
    {
        var units = options.UnitCounts(LabeledImages.PixelCount);
        var layers = units.Length - 1;
        (Units, SigmoidLayer) = (units, sigmoidLayer);
        var owned = Enumerable.Range(0, isTied ? layers / 2 : layers);
        _weights = [.. owned.Select(i => initializer.GlorotUniform(units[i + 1], units[i]))];
        _biases = [.. units.Skip(1).Select(size => initializer.Zeros(size))];
        Register("weight", _weights);
        Register("bias", _biases);
    }

    /// <summary>Units of input, hidden layers and output, in order.</summary>
    public IReadOnlyList<int> Units { get; }

    /// <summary>The hidden layer with a sigmoid in place of the ReLU, from 1, or 0.</summary>
    public int SigmoidLayer { get; }

    /// <summary>Layers with weights, the last included.</summary>
    public int LayerCount => _biases.Length;

    /// <summary>Layers whose weights are no earlier layer's. Parameters are these weights, then the biases of all layers.</summary>
    public int OwnedWeightCount => _weights.Length;

    /// <summary>The weights of a layer: [units, units of the layer before].</summary>
    /// <param name="layer">From 1.</param>
    public Tensor Weight(int layer) =>
        layer <= _weights.Length ? _weights[layer - 1] : _weights[_biases.Length - layer].t();

    /// <inheritdoc/>
    public override Activations Run(Tensor images)
    {
        var hidden = new List<Tensor>(_biases.Length - 1);
        return new(hidden, RunFrom(1, images, hidden));
    }

    /// <inheritdoc/>
    public override Tensor Decode(Tensor codes, int layer) => RunFrom(layer + 1, codes, []);

    private Tensor RunFrom(int first, Tensor values, List<Tensor> hidden)
    {
        for (var layer = first; layer < _biases.Length; layer++)
        {
            var sums = Apply(layer, values);
            values = layer == SigmoidLayer ? sums.sigmoid() : sums.relu();
            hidden.Add(values);
        }

        return Apply(_biases.Length, values);
    }

    private Tensor Apply(int layer, Tensor values) => nn.functional.linear(values, Weight(layer), _biases[layer - 1]);

    private void Register(string kind, Parameter[] parameters)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            register_parameter($"layer{i + 1}_{kind}", parameters[i]);
        }
    }
}
