using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>
/// A transposed convolution with kernel 4, stride 2, padding 1, which doubles each side: [n, in, h, w] to [n, out, 2h, 2w].
/// </summary>
internal sealed class TransposedConvolution : nn.Module<Tensor, Tensor>
{
    private static readonly long[] Strides = [2, 2];
    private static readonly long[] Padding = [1, 1];
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    /// <param name="weight">[in, out, 4, 4]; owned by the module from here on.</param>
    public TransposedConvolution(Parameter weight) : base(nameof(TransposedConvolution))
    {
        _weight = weight;
        _bias = WeightInitializer.Zeros(weight.shape[1], weight.device);
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var missing = ChannelFill.Missing(_weight.shape[0]);
        return missing == 0
            ? Convolve(input, _weight)
            : Convolve(ChannelFill.Append(input, 1, missing), ChannelFill.Append(_weight, 0, missing));
    }

    private Tensor Convolve(Tensor input, Tensor weight) =>
        nn.functional.conv_transpose2d(input, weight, _bias, strides: Strides, padding: Padding);
}
