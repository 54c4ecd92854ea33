using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Makes blocks for the processor.</summary>
internal static class ConvolutionBlocks
{
    /// <summary>Whether the processor rounds products and sums once; without that each would take a call.</summary>
    public static bool AreFast => Fma.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>A block as wide as the processor's vectors.</summary>
    /// <param name="memory">The network's parameters and gradients; the caller's.</param>
    /// <param name="loss">What to train on.</param>
    public static IConvolutionBlock Create(ConvolutionMemory memory, ConvolutionLoss loss) =>
        Vector512.IsHardwareAccelerated ? Create(memory, loss, 16)
        : Vector256.IsHardwareAccelerated ? Create(memory, loss, 8)
        : Create(memory, loss, 4);

    /// <summary>A block of a given size.</summary>
    /// <param name="memory">The network's parameters and gradients; the caller's.</param>
    /// <param name="loss">What to train on.</param>
    /// <param name="size">16, 8 or 4 images.</param>
    public static IConvolutionBlock Create(ConvolutionMemory memory, ConvolutionLoss loss, int size) => size switch
    {
        16 => new ConvolutionBlock<SixteenImages, Vector512<float>>(memory, loss),
        8 => new ConvolutionBlock<EightImages, Vector256<float>>(memory, loss),
        4 => new ConvolutionBlock<FourImages, Vector128<float>>(memory, loss),
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "A block has 16, 8 or 4 images."),
    };
}
