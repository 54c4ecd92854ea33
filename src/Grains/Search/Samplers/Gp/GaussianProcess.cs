namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>A Gaussian process given results (Rasmussen and Williams 2006, sections 2.2 and 5.4).</summary>
internal sealed class GaussianProcess
{
    private readonly SquaredDistances _distances;
    private readonly Hyperparameters _hyperparameters;
    private readonly IReadOnlyList<double[]> _points;
    private readonly double[] _precision;
    private readonly double[] _weights;

    public GaussianProcess(
        SquaredDistances distances, Hyperparameters hyperparameters, IReadOnlyList<double[]> points, double[] values)
    {
        (_distances, _hyperparameters, _points) = (distances, hyperparameters, points);
        var covariance = new double[points.Count * points.Count];
        for (var row = 0; row < points.Count; row++)
        {
            Covariances(points[row]).CopyTo(covariance, row * points.Count);
            covariance[(row * points.Count) + row] += hyperparameters.Noise;
        }

        (_precision, _) = PositiveDefinite.Invert(covariance, points.Count);
        _weights = [.. Enumerable.Range(0, points.Count).Select(row => PositiveDefinite.Dot(Precision(row), values))];
    }

    /// <summary>What is expected at a point, and how far off that may be.</summary>
    public (double Mean, double Deviation) Predict(double[] point)
    {
        var covariances = Covariances(point);
        var explained = 0.0;
        for (var row = 0; row < covariances.Length; row++)
        {
            explained += covariances[row] * PositiveDefinite.Dot(Precision(row), covariances);
        }

        return (PositiveDefinite.Dot(covariances, _weights), Math.Sqrt(Math.Max(_hyperparameters.Scale - explained, 1e-12)));
    }

    private double[] Covariances(double[] point)
    {
        var covariances = new double[_points.Count];
        for (var row = 0; row < covariances.Length; row++)
        {
            var squared = _distances.Weighted(_hyperparameters.Relevances, point, _points[row]);
            covariances[row] = _hyperparameters.Scale * Matern.Correlation(squared);
        }

        return covariances;
    }

    private ReadOnlySpan<double> Precision(int row) => _precision.AsSpan(row * _points.Count, _points.Count);
}
