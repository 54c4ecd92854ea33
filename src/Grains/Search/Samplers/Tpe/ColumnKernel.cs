namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>One column of one good result, as a distribution about it.</summary>
internal abstract class ColumnKernel
{
    /// <summary>The density at a coordinate; the uniform distribution's is 1.</summary>
    public abstract double Density(double coordinate);

    /// <summary>The coordinate below which the share <paramref name="unit"/>, in [0, 1), of the distribution lies.</summary>
    public abstract double Quantile(double unit);
}

/// <summary>A parameter that was inactive says nothing.</summary>
internal sealed class UniformKernel : ColumnKernel
{
    public static UniformKernel Instance { get; } = new();

    public override double Density(double coordinate) => 1;

    public override double Quantile(double unit) => unit;
}

/// <summary>Probabilities of levels.</summary>
internal sealed class LevelKernel(Bins bins, BinKernel kernel, int center) : ColumnKernel
{
    public override double Density(double coordinate) => kernel.Ratio(bins.At(coordinate), center);

    public override double Quantile(double unit) => bins.Middle(kernel.Quantile(center, unit));
}

/// <summary>A density of continuous values, or of more levels than are worth a table.</summary>
internal sealed class NormalKernel(double center, double bandwidth) : ColumnKernel
{
    private readonly TruncatedNormal _normal = new(center, bandwidth);

    public override double Density(double coordinate) => _normal.Density(coordinate);

    public override double Quantile(double unit) => _normal.Quantile(unit);
}
