using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>
/// A convolution with kernel 3 and padding 1 to a single channel, with bias: [n, in, h, w] to [n, 1, h, w], where in is a
/// multiple of 16. It is computed as the equal transposed convolution with the kernel turned round, which spares the fifteen
/// empty channels that <see cref="ChannelFill"/> would have to add.
/// </summary>
internal sealed class ConvolutionToOneChannel : nn.Module<Tensor, Tensor>
{
    private static readonly long[] Strides = [1, 1];
    private static readonly long[] Padding = [1, 1];
    private readonly Parameter _weight;
    private readonly Parameter _bias;

    /// <param name="weight">[1, in, 3, 3]; owned by the module from here on.</param>
    public ConvolutionToOneChannel(Parameter weight) : base(nameof(ConvolutionToOneChannel))
    {
        _weight = weight;
        _bias = WeightInitializer.Zeros(1, weight.device);
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) =>
        nn.functional.conv_transpose2d(input, _weight.flip(2, 3).transpose(0, 1), _bias, strides: Strides, padding: Padding);
}
