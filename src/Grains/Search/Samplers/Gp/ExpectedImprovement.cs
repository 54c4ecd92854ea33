namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>Expected improvement (Jones, Schonlau and Welch 1998), as a logarithm, so that tiny ones still compare.</summary>
internal static class ExpectedImprovement
{
    // Below it the difference of two tiny numbers loses its digits; the expansion of Mills' ratio is exact to four there.
    private const double FarOut = -20;

    /// <summary>The logarithm of how much a value of this distribution is expected to be below <paramref name="best"/>.</summary>
    public static double Log(double mean, double deviation, double best)
    {
        var z = (best - mean) / deviation;
        return Math.Log(deviation) + (z > FarOut
            ? Math.Log(Gaussian.Density(z) + (z * Gaussian.Probability(z)))
            : (-0.5 * z * z) - (0.5 * Math.Log(2 * Math.PI)) - (2 * Math.Log(-z)) + Math.Log(1 - (3 / (z * z))));
    }
}
