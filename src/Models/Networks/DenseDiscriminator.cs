using Orchestrator.Models.Data;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>784-512-256-1 with LeakyReLU 0.2: images [n, 784] in [-1, 1] to logits, or a critic's scores, [n, 1].</summary>
internal sealed class DenseDiscriminator : nn.Module<Tensor, Tensor>
{
    /// <summary>The slope of what is not positive.</summary>
    public const float Slope = 0.2f;

    private readonly Dense _layer1;
    private readonly Dense _layer2;
    private readonly Dense _layer3;

    public DenseDiscriminator(WeightInitializer initializer) : base(nameof(DenseDiscriminator))
    {
        _layer1 = new(initializer.GlorotUniform(512, LabeledImages.PixelCount));
        _layer2 = new(initializer.GlorotUniform(256, 512));
        _layer3 = new(initializer.GlorotUniform(1, 256));
        register_module("layer1", _layer1);
        register_module("layer2", _layer2);
        register_module("layer3", _layer3);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        _layer3.call(_layer2.call(_layer1.call(input).LeakyRelu(Slope)).LeakyRelu(Slope));
}
