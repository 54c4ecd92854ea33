namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>
/// The same mixture over all results that are not good and over the outstanding settings, which count as such (the constant liar of
/// Ginsbourger, Le Riche and Carraro 2010), so that they are not proposed again. There are many of these: coordinates are binned and
/// kernels looked up.
/// </summary>
internal sealed class BinnedEstimator
{
    private readonly History _history;
    private readonly BinKernel[] _kernels;
    private readonly double[] _weights;
    private readonly double[] _products;
    private readonly ushort[][] _outstanding;
    private readonly double _priorWeight;
    private readonly double _sum;

    /// <param name="history">The results.</param>
    /// <param name="kernels">Kernels to take.</param>
    /// <param name="options">Widths and weights.</param>
    /// <param name="good">How many of the best are left out.</param>
    /// <param name="outstanding">The points of outstanding settings.</param>
    public BinnedEstimator(History history, BinKernels kernels, TpeOptions options, int good, double[][] outstanding)
    {
        var count = history.Count - good + outstanding.Length;
        _history = history;
        _kernels = [.. history.Bins.Select((bins, column) =>
            kernels.Of(column, Bandwidths.Of(bins, count, history.Bins.Count, options)))];
        _outstanding = [.. outstanding.Select(point => point.Select((at, column) => history.Bins[column].At(at)).ToArray())];
        _weights = Weights(history.Count, options.Newest);
        for (var rank = 0; rank < good; rank++) { _weights[history.Ranked(rank)] = 0; }

        _products = new double[history.Count];
        _priorWeight = options.PriorWeight;
        _sum = _weights.Sum() + outstanding.Length + _priorWeight;
    }

    /// <summary>The density at a point over the uniform distribution's; columns that are NaN are left out.</summary>
    public double Density(double[] point)
    {
        _weights.CopyTo(_products, 0);
        var liars = new double[_outstanding.Length];
        Array.Fill(liars, 1);
        for (var column = 0; column < point.Length; column++)
        {
            if (!double.IsNaN(point[column])) { Multiply(column, _kernels[column].Row(_history.Bins[column].At(point[column])), liars); }
        }

        var total = _priorWeight;
        foreach (var product in _products) { total += product; }

        foreach (var product in liars) { total += product; }

        return total / _sum;
    }

    private void Multiply(int column, ReadOnlySpan<double> row, double[] liars)
    {
        var bins = _history.BinsOf(column);
        var products = _products.AsSpan(0, bins.Length);
        for (var result = 0; result < products.Length; result++) { products[result] *= row[bins[result]]; }

        for (var liar = 0; liar < liars.Length; liar++) { liars[liar] *= row[_outstanding[liar][column]]; }
    }

    private static double[] Weights(int count, int newest)
    {
        var weights = new double[count];
        var old = count - newest;
        for (var result = 0; result < count; result++) { weights[result] = result < old ? Math.Max(1.0 / count, (double)result / old) : 1; }

        return weights;
    }
}
