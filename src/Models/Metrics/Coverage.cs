namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>coverage</c>: the share of real images, 0 to 1, that have a generated one within the distance to their fifth nearest other real
/// one (Naeem et al. 2020). 0.93 between two halves of MNIST.
/// </summary>
internal static class Coverage
{
    /// <summary>The share.</summary>
    /// <param name="counts">Which generated images lie in the balls of <see cref="Density"/>.</param>
    public static double Of(BallCounts counts) => counts.ShareOccupied;
}
