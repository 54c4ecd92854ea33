using Orchestrator.Models.Data;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>
/// Noise-128-256-512-1024-784, batch normalization on 256, 512 and 1024, LeakyReLU 0.2, tanh: [n, k] to [n, 784] in (-1, 1).
/// </summary>
internal sealed class DenseGenerator : nn.Module<Tensor, Tensor>
{
    /// <summary>Dense layers.</summary>
    public const int LayerCount = 5;

    /// <summary>The slope of what is not positive.</summary>
    public const float Slope = 0.2f;

    private static readonly int[] Units = [128, 256, 512, 1024];
    private readonly Dense[] _layers;
    private readonly BatchNormalization[] _norms;

    public DenseGenerator(int noiseSize, WeightInitializer initializer) : base(nameof(DenseGenerator))
    {
        int[] sizes = [noiseSize, .. Units, LabeledImages.PixelCount];
        _layers = [.. sizes.Zip(sizes.Skip(1), (from, to) => new Dense(initializer.GlorotUniform(to, from)))];
        _norms = [.. Units.Skip(1).Select(size => new BatchNormalization(size, initializer))];
        for (var i = 0; i < _layers.Length; i++)
        {
            register_module($"layer{i + 1}", _layers[i]);
        }

        for (var i = 0; i < _norms.Length; i++)
        {
            register_module($"norm{i + 2}", _norms[i]);
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var values = _layers[0].call(input).LeakyRelu(Slope);
        for (var i = 0; i < _norms.Length; i++)
        {
            values = _norms[i].call(_layers[i + 1].call(values)).LeakyRelu(Slope);
        }

        return _layers[^1].call(values).tanh();
    }
}
