namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>
/// How probable hyperparameters are given results, up to a constant, with the gradient by their logarithms (Rasmussen and Williams 2006,
/// section 5.4.1). Priors keep few results from saying too much: length scales near the range's own length, a variance near
/// 1 as the values are standardised, little noise.
/// </summary>
internal sealed class Posterior
{
    private readonly int _size;
    private readonly int _columns;
    private readonly double[] _values;
    private readonly double[] _squared;

    public Posterior(SquaredDistances distances, IReadOnlyList<double[]> points, double[] values)
    {
        (_size, _columns, _values) = (points.Count, points[0].Length, values);
        _squared = new double[_size * _size * _columns];
        for (var entry = 0; entry < _squared.Length; entry++)
        {
            var (pair, column) = Math.DivRem(entry, _columns);
            _squared[entry] = distances.In(column, points[pair / _size][column], points[pair % _size][column]);
        }
    }

    /// <summary>The logarithm of the probability, and its derivatives in the order of <see cref="Hyperparameters.ToLogarithms"/>.</summary>
    public (double Score, double[] Gradient) Evaluate(Hyperparameters hyperparameters)
    {
        var (relevances, scale, noise) = hyperparameters;
        var (covariance, slopes) = (new double[_size * _size], new double[_size * _size]);
        for (var pair = 0; pair < covariance.Length; pair++)
        {
            var squared = PositiveDefinite.Dot(relevances, Squared(pair));
            covariance[pair] = (scale * Matern.Correlation(squared)) + (pair % (_size + 1) == 0 ? noise : 0);
            slopes[pair] = scale * Matern.Slope(squared);
        }

        var (precision, logDeterminant) = PositiveDefinite.Invert(covariance, _size);
        double[] weights = [.. Enumerable.Range(0, _size).Select(row => PositiveDefinite.Dot(precision.AsSpan(row * _size, _size), _values))];
        var likelihood = -0.5 * (PositiveDefinite.Dot(weights, _values) + logDeterminant);
        var gradient = PriorGradient(hyperparameters);
        for (var pair = 0; pair < covariance.Length; pair++)
        {
            var pull = 0.5 * ((weights[pair / _size] * weights[pair % _size]) - precision[pair]);
            var own = pair % (_size + 1) == 0 ? noise : 0;
            gradient[_columns] += pull * (covariance[pair] - own);
            gradient[_columns + 1] += pull * own;
            AddRelevances(gradient, pull * slopes[pair], relevances, Squared(pair));
        }

        return (likelihood + Prior(hyperparameters), gradient);
    }

    private ReadOnlySpan<double> Squared(int pair) => _squared.AsSpan(pair * _columns, _columns);

    private static void AddRelevances(double[] gradient, double pull, double[] relevances, ReadOnlySpan<double> squared)
    {
        for (var column = 0; column < relevances.Length; column++) { gradient[column] += pull * relevances[column] * squared[column]; }
    }

    private static double Prior(Hyperparameters at) => at.Relevances.Sum(relevance => -(0.1 / relevance) - (0.1 * relevance))
        + Math.Log(at.Scale) - at.Scale + (0.1 * Math.Log(at.Noise)) - (30 * at.Noise);

    private static double[] PriorGradient(Hyperparameters at) =>
        [.. at.Relevances.Select(relevance => (0.1 / relevance) - (0.1 * relevance)), 1 - at.Scale, 0.1 - (30 * at.Noise)];
}
