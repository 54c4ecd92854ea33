using Orchestrator.Models.Data;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using Parameter = TorchSharp.Modules.Parameter;

namespace Orchestrator.Models.Features;

/// <summary>
/// Tells the ten classes of 28x28 images apart: 3x3 convolution to 16 channels, pool, 3x3 convolution to 32, pool, dense to 128,
/// dense to 10, ReLU between. The 128 values before the last layer are the features that generated images are measured in.
/// </summary>
internal sealed class ClassifierNetwork : nn.Module<Tensor, Tensor>
{
    public const int FeatureCount = 128;
    public const int ClassCount = 10;

    /// <summary>Channels of the first convolution.</summary>
    public const int FirstChannels = 16;

    /// <summary>Channels of the second.</summary>
    public const int SecondChannels = 32;

    /// <summary>What the convolutions make of an image.</summary>
    public const int PooledCount = SecondChannels * LabeledImages.PixelCount / 16;

    // What the last layer begins with too little, the features make up for: so two halves of MNIST come to lie about 3 apart.
    private const double LastLayerScale = 0.25;
    private readonly Convolution _first;
    private readonly Convolution _second;
    private readonly Dense _features;
    private readonly Dense _scores;

    public ClassifierNetwork(WeightInitializer initializer) : base(nameof(ClassifierNetwork))
    {
        _first = new(initializer.GlorotUniform(FirstChannels, 1, 3, 3), stride: 1, padding: 1);
        _second = new(initializer.GlorotUniform(SecondChannels, FirstChannels, 3, 3), stride: 1, padding: 1);
        _features = new(initializer.GlorotUniform(FeatureCount, PooledCount));
        _scores = new(Smaller(initializer.GlorotUniform(ClassCount, FeatureCount)));
        RegisterComponents();
    }

    /// <summary>Features [n, 128], 0 or above, of images [n, 784] in [0, 1].</summary>
    public Tensor Extract(Tensor images)
    {
        var planes = images.view(-1, 1, LabeledImages.Side, LabeledImages.Side);
        var first = F.max_pool2d(_first.call(planes), 2).relu();
        var second = F.max_pool2d(_second.call(first), 2).relu();
        return _features.call(second.flatten(1)).relu();
    }

    /// <summary>Logits [n, 10] of features [n, 128].</summary>
    public Tensor Score(Tensor features) => _scores.call(features);

    /// <inheritdoc/>
    public override Tensor forward(Tensor images) => Score(Extract(images));

    private static Parameter Smaller(Parameter weight)
    {
        using var withoutGradients = no_grad();
        weight.Multiply(LastLayerScale);
        return weight;
    }
}
