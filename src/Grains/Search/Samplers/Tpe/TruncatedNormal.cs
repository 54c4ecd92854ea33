namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>A normal distribution cut off outside [0, 1].</summary>
internal readonly struct TruncatedNormal
{
    private readonly double _mean;
    private readonly double _deviation;
    private readonly double _below;
    private readonly double _mass;

    public TruncatedNormal(double mean, double deviation)
    {
        (_mean, _deviation) = (mean, deviation);
        _below = Gaussian.Probability(-mean / deviation);
        _mass = Gaussian.Probability((1 - mean) / deviation) - _below;
    }

    /// <summary>The density at <paramref name="x"/>; the uniform distribution's is 1.</summary>
    public double Density(double x) => Gaussian.Density((x - _mean) / _deviation) / (_deviation * _mass);

    /// <summary>The x below which the share <paramref name="unit"/>, in [0, 1), of the distribution lies.</summary>
    public double Quantile(double unit)
    {
        var probability = Math.Clamp(_below + (unit * _mass), 1e-300, 1 - 1e-16);
        return Math.Clamp(_mean + (_deviation * Gaussian.Quantile(probability)), 0, 1);
    }
}
