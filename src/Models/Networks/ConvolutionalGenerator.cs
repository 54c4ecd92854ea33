using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>
/// Noise, projected to 7x7 with 4w channels, then transposed convolutions to 14x14 with 2w and to 28x28 with one; batch
/// normalization and ReLU between, tanh at the end (Radford et al. 2015): [n, k] to [n, 784] in (-1, 1).
/// </summary>
internal sealed class ConvolutionalGenerator : nn.Module<Tensor, Tensor>
{
    private const int FirstSide = 7;
    private readonly int _firstWidth;
    private readonly Dense _projection;
    private readonly BatchNormalization _norm1;
    private readonly TransposedConvolution _layer2;
    private readonly BatchNormalization _norm2;
    private readonly TransposedConvolution _layer3;

    /// <param name="noiseSize">k.</param>
    /// <param name="width">w.</param>
    /// <param name="initializer">Draws the weights.</param>
    public ConvolutionalGenerator(int noiseSize, int width, WeightInitializer initializer) : base(nameof(ConvolutionalGenerator))
    {
        _firstWidth = 4 * width;
        _projection = new(initializer.Normal(_firstWidth * FirstSide * FirstSide, noiseSize));
        _norm1 = new(_firstWidth, initializer);
        _layer2 = new(initializer.Normal(_firstWidth, 2 * width, 4, 4));
        _norm2 = new(2 * width, initializer);
        _layer3 = new(initializer.Normal(2 * width, 1, 4, 4));
        register_module("projection", _projection);
        register_module("norm1", _norm1);
        register_module("layer2", _layer2);
        register_module("norm2", _norm2);
        register_module("layer3", _layer3);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var seven = _norm1.call(_projection.call(input).view(-1, _firstWidth, FirstSide, FirstSide)).relu();
        var fourteen = _norm2.call(_layer2.call(seven)).relu();
        return _layer3.call(fourteen).flatten(1).tanh();
    }
}
