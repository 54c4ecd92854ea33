namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>The kernels between bins, made when they are first needed.</summary>
internal sealed class BinKernels(IReadOnlyList<Bins> bins)
{
    private const int MostPerColumn = 64;

    private readonly Dictionary<(int Bins, double Bandwidth), BinKernel> _made = [];

    /// <summary>The kernel of a column with a width as <see cref="Bandwidths"/> gives it.</summary>
    public BinKernel Of(int column, double bandwidth)
    {
        // Columns with as many equal bins share: their key is the number, that of others is below 0.
        var key = (bins[column].AreEqual ? bins[column].Count : -1 - column, bandwidth);
        if (_made.TryGetValue(key, out var kernel)) { return kernel; }

        if (_made.Count >= MostPerColumn * bins.Count) { _made.Clear(); }

        return _made[key] = bins[column].AreCategories
            ? new CategoryBinKernel(bins[column], bandwidth)
            : new NormalBinKernel(bins[column], bandwidth);
    }
}
