using Orchestrator.Models.Data;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>784-400-(mean, log-variance)-400-784, ReLU in the hidden layers (Kingma and Welling 2013).</summary>
internal sealed class VariationalAutoencoder : AutoencoderNetwork
{
    public const int HiddenSize = 400;

    /// <summary>The hidden layer that is the code's mean, from 1.</summary>
    public const int CodeLayer = 2;

    private readonly Dense _encoder;
    private readonly Dense _mean;
    private readonly Dense _logVariance;
    private readonly Dense _decoder;
    private readonly Dense _output;

    public VariationalAutoencoder(int codeSize, WeightInitializer initializer) : base(nameof(VariationalAutoencoder))
    {
        _encoder = new(initializer.GlorotUniform(HiddenSize, LabeledImages.PixelCount));
        _mean = new(initializer.GlorotUniform(codeSize, HiddenSize));
        _logVariance = new(initializer.GlorotUniform(codeSize, HiddenSize));
        _decoder = new(initializer.GlorotUniform(HiddenSize, codeSize));
        _output = new(initializer.GlorotUniform(LabeledImages.PixelCount, HiddenSize));
        register_module("encoder", _encoder);
        register_module("mean", _mean);
        register_module("log_variance", _logVariance);
        register_module("decoder", _decoder);
        register_module("output", _output);
    }

    /// <summary>What each image's code is distributed by: [n, 784] in [0, 1] to two of [n, code].</summary>
    public CodeDistribution Encode(Tensor images) => Distribution(_encoder.call(images).relu());

    /// <summary>The logits of the images that codes stand for: [n, code] to [n, 784].</summary>
    public Tensor Decode(Tensor codes) => _output.call(_decoder.call(codes).relu());

    /// <inheritdoc/>
    public override Tensor Decode(Tensor codes, int layer) => layer switch
    {
        < CodeLayer => Decode(_mean.call(codes)),
        CodeLayer => Decode(codes),
        _ => _output.call(codes),
    };

    /// <summary>Runs the network with the mean as the code, which draws nothing.</summary>
    /// <inheritdoc/>
    public override Activations Run(Tensor images)
    {
        var encoded = _encoder.call(images).relu();
        var mean = _mean.call(encoded);
        var decoded = _decoder.call(mean).relu();
        return new([encoded, mean, decoded], _output.call(decoded));
    }

    private CodeDistribution Distribution(Tensor encoded) => new(_mean.call(encoded), _logVariance.call(encoded));
}
