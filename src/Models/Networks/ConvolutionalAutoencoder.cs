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
    /// <summary>What each hidden layer gives: channels, and the side of each.</summary>
    private static readonly (long Channels, long Side)[] Maps = [(16, 14), (8, 7), (8, 4), (8, 4), (8, 8), (16, 14)];

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
        return new(hidden, RunFrom(1, images.view(-1, 1, LabeledImages.Side, LabeledImages.Side), hidden));
    }

    /// <inheritdoc/>
    public override Tensor Decode(Tensor codes, int layer)
    {
        var (channels, side) = Maps[layer - 1];
        var values = codes.view(-1, channels, side, side);
        return RunFrom(layer + 1, layer > _encoder.Length ? Upsample(values) : values, []);
    }

    private Tensor RunFrom(int first, Tensor values, List<Tensor> hidden)
    {
        for (var layer = first; layer <= _encoder.Length; layer++)
        {
            hidden.Add(values = F.max_pool2d(_encoder[layer - 1].call(values).relu(), 2, ceil_mode: true));
        }

        for (var layer = Math.Max(first - _encoder.Length, 1); layer <= _decoder.Length; layer++)
        {
            hidden.Add(_decoder[layer - 1].call(values).relu());
            values = Upsample(hidden[^1]);
        }

        return _output.call(values).flatten(1);
    }

    private static Tensor Upsample(Tensor values) => F.interpolate(values, scale_factor: [2, 2], mode: InterpolationMode.Nearest);

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
