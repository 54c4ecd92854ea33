using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>recall</c>: the share of real images, 0 to 1, that lie where generated ones do: <see cref="Precision"/> with the parts exchanged
/// (Kynkäänniemi et al. 2019). Between two halves of MNIST 0.86; one missing class takes only 0.03 off, see
/// <see cref="ClassDivergence"/>.
/// </summary>
internal static class Recall
{
    /// <summary>The share.</summary>
    /// <param name="real">Features [n, d].</param>
    /// <param name="generated">Features [n, d], at least two rows.</param>
    public static double Of(Tensor real, Tensor generated)
    {
        using var scope = NewDisposeScope();
        return new FeatureBalls(generated, Precision.Neighbors).Count(real).ShareInside;
    }
}
