namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>
/// A mixture with one component per good result and the uniform distribution. A component is a product over the columns, so that
/// parameters that were good together stay together; a parameter that was inactive in a result is uniform in its component.
/// </summary>
internal sealed class ParzenEstimator
{
    private readonly ColumnKernel[][] _components;
    private readonly double _weight;
    private readonly double _priorWeight;

    /// <summary>An estimator of the <paramref name="count"/> best results.</summary>
    public ParzenEstimator(History history, BinKernels kernels, TpeOptions options, int count)
    {
        double[] bandwidths = [.. history.Bins.Select(bins => Bandwidths.Of(bins, count, history.Bins.Count, options))];
        _components = [.. Enumerable.Range(0, count).Select(rank => Component(history, kernels, bandwidths, history.Ranked(rank)))];
        _weight = 1 / (count + options.PriorWeight);
        _priorWeight = options.PriorWeight * _weight;
    }

    /// <summary>The density at a point over the uniform distribution's; columns that are NaN are left out.</summary>
    public double Density(double[] point)
    {
        var total = 0.0;
        foreach (var component in _components)
        {
            var product = 1.0;
            for (var column = 0; column < point.Length; column++)
            {
                product *= double.IsNaN(point[column]) ? 1 : component[column].Density(point[column]);
            }

            total += product;
        }

        return _priorWeight + (_weight * total);
    }

    /// <summary>A point with a coordinate in every column.</summary>
    public double[] Sample(StableStream stream)
    {
        var component = (int)(stream.NextUnit() / _weight);
        var isPrior = component >= _components.Length;
        return [.. _components[0].Select((_, column) =>
            (isPrior ? UniformKernel.Instance : _components[component][column]).Quantile(stream.NextUnit()))];
    }

    private static ColumnKernel[] Component(History history, BinKernels kernels, double[] bandwidths, int result) =>
        [.. history.Point(result).Select((center, column) => history.Bins[column] switch
        {
            _ when double.IsNaN(center) => UniformKernel.Instance,
            { AreLevels: true } bins => new LevelKernel(bins, kernels.Of(column, bandwidths[column]), bins.At(center)),
            _ => (ColumnKernel)new NormalKernel(center, bandwidths[column]),
        })];
}
