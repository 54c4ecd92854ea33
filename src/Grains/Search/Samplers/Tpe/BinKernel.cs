namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>
/// How likely a kernel about one bin makes another, over what the uniform distribution makes it: 1 for an inactive parameter.
/// </summary>
internal abstract class BinKernel(Bins bins)
{
    /// <summary>For one bin, the ratio under the kernel about every other, and 1 for an inactive parameter.</summary>
    public abstract ReadOnlySpan<double> Row(int bin);

    /// <summary>The ratio of <paramref name="bin"/> under the kernel about <paramref name="center"/>.</summary>
    public abstract double Ratio(int bin, int center);

    /// <summary>The bin below which the share <paramref name="unit"/>, in [0, 1), of the kernel about <paramref name="center"/> lies.</summary>
    public int Quantile(int center, double unit)
    {
        var bin = 0;
        for (var rest = unit; bin < bins.Count - 1; bin++)
        {
            rest -= Ratio(bin, center) * (bins.Edges[bin + 1] - bins.Edges[bin]);
            if (rest < 0) { break; }
        }

        return bin;
    }
}
