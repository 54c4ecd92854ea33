using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>Figures of codes of any shape.</summary>
internal static class Codes
{
    /// <summary>The largest |code| that counts as zero.</summary>
    public const double Zero = 1e-6;

    /// <summary>Mean of |code| over units and images.</summary>
    public static double MeanAbsolute(Tensor code) => code.abs().mean().item<float>();

    /// <summary>Share of units and images with |code| at most 1e-6.</summary>
    public static double ZeroFraction(Tensor code) => 1 - code.abs().IsAbove(Zero).to(float32).mean().item<float>();
}
