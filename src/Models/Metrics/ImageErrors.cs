using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>Errors of single images.</summary>
internal static class ImageErrors
{
    // 100 dB: keeps the mean finite where an image is reproduced exactly.
    private const double SmallestError = 1e-10;

    /// <summary>Mean squared error over the pixels of each image: [n] doubles.</summary>
    /// <param name="output">[n, 784].</param>
    /// <param name="target">[n, 784].</param>
    public static Tensor SquaredPerImage(Tensor output, Tensor target) => (output - target).Squared().mean([1L]).to(float64);

    /// <summary>10 log10(1 / error), in dB, at most 100.</summary>
    /// <param name="squaredError">Of an image with pixels in [0, 1].</param>
    public static double Psnr(double squaredError) => -10 * Math.Log10(Math.Max(squaredError, SmallestError));

    /// <summary>10 log10(1 / error), in dB, at most 100: [n].</summary>
    /// <param name="squaredErrors">Of pixels in [0, 1]: [n].</param>
    public static Tensor Psnr(Tensor squaredErrors) => squaredErrors.Clamped(SmallestError, double.MaxValue).log10().Times(-10);
}
