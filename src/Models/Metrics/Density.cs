namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>density</c>: how densely real images lie where generated ones do: the mean over generated images of the number of balls round
/// real ones, out to the fifth nearest other, that they lie in, over 5 (Naeem et al. 2020). 0.9 between two halves of MNIST; above 1
/// where generated images keep to the middle of the real ones.
/// </summary>
internal static class Density
{
    /// <summary>Neighbours that a ball reaches to.</summary>
    public const int Neighbors = 5;

    /// <summary>The density.</summary>
    /// <param name="real">Balls round the real images.</param>
    /// <param name="counts">Which generated images lie in them.</param>
    public static double Of(FeatureBalls real, BallCounts counts) => counts.PerFeature.Average() / real.Neighbors;
}
