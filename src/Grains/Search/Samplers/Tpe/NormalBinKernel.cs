namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>A normal distribution about the middle of a bin, cut off at the bounds and summed over each bin; a table.</summary>
internal sealed class NormalBinKernel : BinKernel
{
    private readonly int _width;
    private readonly double[] _ratios;

    public NormalBinKernel(Bins bins, double bandwidth)
        : base(bins)
    {
        _width = bins.Count + 1;
        _ratios = new double[bins.Count * _width];
        Array.Fill(_ratios, 1);
        for (var center = 0; center < bins.Count; center++) { Fill(bins, center, bandwidth); }
    }

    public override ReadOnlySpan<double> Row(int bin) => _ratios.AsSpan(bin * _width, _width);

    public override double Ratio(int bin, int center) => _ratios[(bin * _width) + center];

    private void Fill(Bins bins, int center, double bandwidth)
    {
        double[] below = [.. bins.Edges.Select(edge => Gaussian.Probability((edge - bins.Middle(center)) / bandwidth))];
        for (var bin = 0; bin < bins.Count; bin++)
        {
            var mass = (below[bin + 1] - below[bin]) / (below[^1] - below[0]);
            _ratios[(bin * _width) + center] = mass / (bins.Edges[bin + 1] - bins.Edges[bin]);
        }
    }
}
