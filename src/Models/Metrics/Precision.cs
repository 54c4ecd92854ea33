using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>precision</c>: the share of generated images, 0 to 1, that lie where real ones do: within the distance of some real image to its
/// third nearest other (Kynkäänniemi et al. 2019). Between two halves of MNIST 0.86; a single good image over and over has 1.
/// </summary>
internal static class Precision
{
    /// <summary>Neighbours that a ball reaches to.</summary>
    public const int Neighbors = 3;

    /// <summary>The share.</summary>
    /// <param name="real">Features [n, d], at least two rows.</param>
    /// <param name="generated">Features [n, d].</param>
    public static double Of(Tensor real, Tensor generated)
    {
        using var scope = NewDisposeScope();
        return new FeatureBalls(real, Neighbors).Count(generated).ShareInside;
    }
}
