using Orchestrator.Models.Data;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Orchestrator.Models.Networks;

/// <summary>
/// The convolutional autoencoder of the Keras blog (Chollet 2016), 4,385 parameters. Sides: 28, pooled to 14, 7 and
/// (ceiling) 4; back by nearest upsampling 4 to 8 to 16, which an unpadded convolution cuts to 14, to 28.
/// </summary>
internal sealed class ConvolutionalAutoencoder : AutoencoderNetwork
{
    private readonly Convolution[] _encoder;
    private readonly Convolution[] _decoder;
    private readonly ConvolutionToOneChannel _output;

    public ConvolutionalAutoencoder(WeightInitializer initializer) : base(nameof(ConvolutionalAutoencoder))
    {
        _encoder = [Same(initializer, 1, 16), Same(initializer, 16, 8), Same(initializer, 8, 8)];
        _decoder = [Same(initializer, 8, 8), Same(initializer, 8, 8), Layer(initializer, 8, 16, padding: 0)];
        _output = new(initializer.GlorotUniform(1, 16, 3, 3));
        Register("encoder", _encoder);
        Register("decoder", _decoder);
        register_module("output", _output);
    }

    /// <inheritdoc/>
    public override Activations Run(Tensor images)
    {
        var hidden = new List<Tensor>(_encoder.Length + _decoder.Length);
        var values = images.view(-1, 1, LabeledImages.Side, LabeledImages.Side);
        foreach (var layer in _encoder)
        {
            hidden.Add(values = F.max_pool2d(layer.call(values).relu(), 2, ceil_mode: true));
        }

        foreach (var layer in _decoder)
        {
            hidden.Add(layer.call(values).relu());
            values = F.interpolate(hidden[^1], scale_factor: [2, 2], mode: InterpolationMode.Nearest);
        }

        return new(hidden, _output.call(values).flatten(1));
    }

    private static Convolution Same(WeightInitializer initializer, long from, long to) => Layer(initializer, from, to, padding: 1);

    private static Convolution Layer(WeightInitializer initializer, long from, long to, long padding) =>
        new(initializer.GlorotUniform(to, from, 3, 3), stride: 1, padding);

    private void Register(string kind, Convolution[] layers)
    {
        for (var i = 0; i < layers.Length; i++)
        {
            register_module($"{kind}{i + 1}", layers[i]);
        }
    }
}
