namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>The Matérn correlation with smoothness 5/2 (Rasmussen and Williams 2006, equation 4.17), of the squared distance.</summary>
internal static class Matern
{
    private static readonly double RootOfFive = Math.Sqrt(5);

    /// <summary>The correlation, in (0, 1].</summary>
    public static double Correlation(double squaredDistance)
    {
        var distance = RootOfFive * Math.Sqrt(squaredDistance);
        return (1 + distance + (distance * distance / 3)) * Math.Exp(-distance);
    }

    /// <summary>Its derivative by the squared distance.</summary>
    public static double Slope(double squaredDistance)
    {
        var distance = RootOfFive * Math.Sqrt(squaredDistance);
        return -5.0 / 6 * (1 + distance) * Math.Exp(-distance);
    }
}
