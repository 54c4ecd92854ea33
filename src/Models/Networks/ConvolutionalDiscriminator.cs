using Orchestrator.Models.Data;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>
/// Convolutions with kernel 4, stride 2, padding 1 to 14x14 with w channels and to 7x7 with 2w (batch normalization), LeakyReLU
/// 0.2, then one unit (Radford et al. 2015): images [n, 784] in [-1, 1] to logits [n, 1].
/// </summary>
internal sealed class ConvolutionalDiscriminator : nn.Module<Tensor, Tensor>
{
    private readonly Convolution _layer1;
    private readonly Convolution _layer2;
    private readonly BatchNormalization _norm2;
    private readonly Dense _layer3;

    /// <param name="width">w.</param>
    /// <param name="initializer">Draws the weights.</param>
    public ConvolutionalDiscriminator(int width, WeightInitializer initializer) : base(nameof(ConvolutionalDiscriminator))
    {
        _layer1 = new(initializer.Normal(width, 1, 4, 4), stride: 2, padding: 1);
        _layer2 = new(initializer.Normal(2 * width, width, 4, 4), stride: 2, padding: 1);
        _norm2 = new(2 * width, initializer);
        _layer3 = new(initializer.Normal(1, 2 * width * 7 * 7));
        register_module("layer1", _layer1);
        register_module("layer2", _layer2);
        register_module("norm2", _norm2);
        register_module("layer3", _layer3);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var image = input.view(-1, 1, LabeledImages.Side, LabeledImages.Side);
        var fourteen = _layer1.call(image).LeakyRelu(0.2);
        var seven = _norm2.call(_layer2.call(fourteen)).LeakyRelu(0.2);
        return _layer3.call(seven.flatten(1));
    }
}
