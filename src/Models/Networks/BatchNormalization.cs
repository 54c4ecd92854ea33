using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>
/// Batch normalization (Ioffe and Szegedy 2015) with torch's figures: epsilon 1e-5, running statistics moved by a tenth at each
/// batch. [n, channels] or [n, channels, h, w]. In evaluation the running statistics are used and left alone.
/// </summary>
internal sealed class BatchNormalization : nn.Module<Tensor, Tensor>
{
    public const double Epsilon = 1e-5;
    public const double Momentum = 0.1;
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly Tensor _mean;
    private readonly Tensor _variance;

    /// <param name="channels">How many.</param>
    /// <param name="initializer">Makes what it keeps.</param>
    public BatchNormalization(long channels, WeightInitializer initializer) : base(nameof(BatchNormalization))
    {
        _weight = initializer.Ones(channels);
        _bias = initializer.Zeros(channels);
        _mean = initializer.ZeroBuffer(channels);
        _variance = initializer.OneBuffer(channels);
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
        register_buffer("running_mean", _mean);
        register_buffer("running_var", _variance);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        nn.functional.batch_norm(input, _mean, _variance, _weight, _bias, training, momentum: Momentum, eps: Epsilon);
}
