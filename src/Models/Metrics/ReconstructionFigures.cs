using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>How well images were reconstructed: means over images.</summary>
/// <param name="Loss">The model's loss with penalties; 0 until set.</param>
/// <param name="SquaredError">Mean over pixels and images.</param>
/// <param name="Psnr">Mean of the images' own peak signal-to-noise ratios, in dB.</param>
/// <param name="MeanCode">Mean of |code|.</param>
/// <param name="ZeroFraction">Share of |code| at or below 1e-6.</param>
internal readonly record struct ReconstructionFigures(
    double Loss, double SquaredError, double Psnr, double MeanCode, double ZeroFraction)
{
    /// <summary>The figures of a chunk.</summary>
    /// <param name="output">[n, 784]; clamped to [0, 1] before it is measured.</param>
    /// <param name="target">[n, 784] in [0, 1].</param>
    /// <param name="code">[n, ...].</param>
    public static ReconstructionFigures Of(Tensor output, Tensor target, Tensor code)
    {
        var errors = ImageErrors.SquaredPerImage(output.Clamped(0, 1), target);
        var psnr = ImageErrors.Psnr(errors).mean().item<double>();
        return new(0, errors.mean().item<double>(), psnr, Codes.MeanAbsolute(code), Codes.ZeroFraction(code));
    }

    /// <summary>Sums, figure by figure, weighted.</summary>
    public ReconstructionFigures Plus(ReconstructionFigures other, double weight) => new(
        Loss + weight * other.Loss,
        SquaredError + weight * other.SquaredError,
        Psnr + weight * other.Psnr,
        MeanCode + weight * other.MeanCode,
        ZeroFraction + weight * other.ZeroFraction);
}
