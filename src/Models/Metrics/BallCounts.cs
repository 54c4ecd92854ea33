namespace Orchestrator.Models.Metrics;

/// <summary>Which of some features lie in which balls.</summary>
/// <param name="PerFeature">For each feature, how many balls it lies in.</param>
/// <param name="PerBall">For each ball, how many features lie in it.</param>
internal sealed record BallCounts(long[] PerFeature, long[] PerBall)
{
    /// <summary>The share of features, 0 to 1, that lie in a ball at all.</summary>
    public double ShareInside => Share(PerFeature);

    /// <summary>The share of balls, 0 to 1, that hold a feature at all.</summary>
    public double ShareOccupied => Share(PerBall);

    private static double Share(long[] counts) => counts.Count(count => count > 0) / (double)counts.Length;
}
