using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>
/// Fills channels up with zeros to a multiple of 16. oneDNN's gradient of a convolution by its input, which is also how it
/// computes a transposed convolution, sums over its channels in blocks of 16 and reads memory that was never written where
/// the last block is not full: results then are wrong or NaN at random (seen with TorchSharp 0.107 on AVX-512).
/// </summary>
internal static class ChannelFill
{
    private const int Block = 16;

    /// <summary>Channels that <paramref name="channels"/> lacks to full blocks.</summary>
    public static long Missing(long channels) => (Block - channels % Block) % Block;

    /// <summary>Appends zeros along a dimension; differentiable.</summary>
    public static Tensor Append(Tensor values, int dimension, long missing)
    {
        var shape = values.shape;
        shape[dimension] = missing;
        return cat([values, zeros(shape, device: values.device)], dimension);
    }
}
