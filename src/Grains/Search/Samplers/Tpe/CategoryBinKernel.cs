namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>One category with most of the weight, the rest spread evenly over all (Aitchison and Aitken 1976).</summary>
/// <param name="bins">The categories.</param>
/// <param name="spread">The weight that is spread, in [0, 1].</param>
internal sealed class CategoryBinKernel(Bins bins, double spread) : BinKernel(bins)
{
    private readonly int _count = bins.Count;

    public override ReadOnlySpan<double> Row(int bin)
    {
        var row = new double[_count + 1];
        Array.Fill(row, spread);
        row[bin] = Ratio(bin, bin);
        row[_count] = 1;
        return row;
    }

    public override double Ratio(int bin, int center) => spread + (bin == center ? (1 - spread) * _count : 0);
}
