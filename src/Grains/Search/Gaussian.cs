using MathNet.Numerics.Distributions;

namespace Orchestrator.Grains.Search;

/// <summary>The standard normal distribution.</summary>
internal static class Gaussian
{
    private static readonly double RootOfTwoPi = Math.Sqrt(2 * Math.PI);

    /// <summary>The density at <paramref name="x"/>.</summary>
    public static double Density(double x) => Math.Exp(-0.5 * x * x) / RootOfTwoPi;

    /// <summary>The probability of at most <paramref name="x"/>.</summary>
    public static double Probability(double x) => Normal.CDF(0, 1, x);

    /// <summary>The x with probability <paramref name="p"/>, in (0, 1).</summary>
    public static double Quantile(double p) => Normal.InvCDF(0, 1, p);
}
