using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>
/// Draws initial weights from one generator, so that nothing is drawn from torch's global one. They are drawn on the CPU, so that
/// every device begins with the same.
/// </summary>
/// <param name="generator">The stream; the caller disposes it.</param>
/// <param name="device">Where weights lie; the CPU where it is null.</param>
internal sealed class WeightInitializer(Generator generator, Device? device = null)
{
    /// <summary>
    /// U(-a, a) with a = sqrt(6 / (fan in + fan out)) (Glorot and Bengio 2010), as Keras' <c>glorot_uniform</c>. The fans
    /// of a convolution count its receptive field.
    /// </summary>
    /// <param name="shape">[out, in, ...receptive field].</param>
    public Parameter GlorotUniform(params long[] shape)
    {
        using var scope = NewDisposeScope();
        var receptive = shape.Skip(2).Aggregate(1L, (product, size) => product * size);
        var limit = Math.Sqrt(6.0 / (receptive * (shape[0] + shape[1])));
        return AsParameter(Moved(empty(shape).uniform_(-limit, limit, generator)));
    }

    /// <summary>N(0, 0.02), as the DCGAN paper (Radford et al. 2015) has it.</summary>
    public Parameter Normal(params long[] shape)
    {
        using var scope = NewDisposeScope();
        return AsParameter(Moved(empty(shape).normal_(0, 0.02, generator)));
    }

    /// <summary>Zeros, for biases, on the device of a layer's weights.</summary>
    public static Parameter Zeros(long size, Device device) => AsParameter(zeros(size, device: device));

    /// <summary>Zeros, for the shifts of batch normalization.</summary>
    public Parameter Zeros(long size) => AsParameter(zeros(size, device: device));

    /// <summary>Ones, for the scales of batch normalization.</summary>
    public Parameter Ones(long size) => AsParameter(ones(size, device: device));

    /// <summary>Zeros that are no parameter; the caller disposes them.</summary>
    public Tensor ZeroBuffer(long size) => zeros(size, device: device).DetachFromDisposeScope();

    /// <summary>Ones that are no parameter; the caller disposes them.</summary>
    public Tensor OneBuffer(long size) => ones(size, device: device).DetachFromDisposeScope();

    private Tensor Moved(Tensor values) => device is null ? values : values.to(device);

    // A parameter lives as long as its module, not as long as the scope that happens to be open.
    private static Parameter AsParameter(Tensor values) => (Parameter)new Parameter(values).DetachFromDisposeScope();
}
