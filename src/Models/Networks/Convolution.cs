using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>A two-dimensional convolution with bias: [n, in, h, w] to [n, out, h', w'].</summary>
internal sealed class Convolution : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly long[] _strides;
    private readonly long[] _padding;

    /// <param name="weight">[out, in, k, k]; owned by the module from here on.</param>
    /// <param name="stride">Of both directions.</param>
    /// <param name="padding">Zeros on each side.</param>
    public Convolution(Parameter weight, long stride, long padding) : base(nameof(Convolution))
    {
        _weight = weight;
        _bias = WeightInitializer.Zeros(weight.shape[0], weight.device);
        (_strides, _padding) = ([stride, stride], [padding, padding]);
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var filters = _weight.shape[0];
        var missing = ChannelFill.Missing(filters);
        return missing == 0
            ? nn.functional.conv2d(input, _weight, _bias, _strides, _padding)
            : ConvolveFilled(input, missing).narrow(1, 0, filters);
    }

    private Tensor ConvolveFilled(Tensor input, long missing)
    {
        var (weight, bias) = (ChannelFill.Append(_weight, 0, missing), ChannelFill.Append(_bias, 0, missing));
        return nn.functional.conv2d(input, weight, bias, _strides, _padding);
    }
}
