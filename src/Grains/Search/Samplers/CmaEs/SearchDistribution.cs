using MathNet.Numerics.LinearAlgebra;

namespace Orchestrator.Grains.Search.Samplers.CmaEs;

/// <summary>The normal distribution that points are drawn from, and how a generation moves it (Hansen 2016, figure 6).</summary>
internal sealed class SearchDistribution
{
    // Beyond these a covariance is numerically singular, or a step no longer within a parameter's range.
    private const double LeastEigenvalue = 1e-14;
    private const double LeastStep = 1e-8;
    private const double LargestStep = 1;

    private readonly CmaEsConstants _constants;
    private readonly int _columns;
    private Vector<double> _mean;
    private Vector<double> _stepPath;
    private Vector<double> _path;
    private Matrix<double> _covariance;
    private Matrix<double> _axes;
    private Vector<double> _lengths;
    private double _step;
    private int _generations;

    public SearchDistribution(CmaEsConstants constants, double[] mean, double step)
    {
        (_constants, _columns, _step) = (constants, mean.Length, step);
        _mean = Vector<double>.Build.DenseOfArray(mean);
        (_stepPath, _path) = (Vector<double>.Build.Dense(_columns), Vector<double>.Build.Dense(_columns));
        (_covariance, _axes) = (Matrix<double>.Build.DenseIdentity(_columns), Matrix<double>.Build.DenseIdentity(_columns));
        _lengths = Vector<double>.Build.Dense(_columns, 1);
    }

    /// <summary>A point, which may be outside the unit cube.</summary>
    public double[] Draw(StableStream stream)
    {
        var normal = Vector<double>.Build.Dense(_columns, _ => stream.NextNormal());
        return (_mean + (_step * (_axes * _lengths.PointwiseMultiply(normal)))).ToArray();
    }

    /// <summary>Learns from one generation, the best point first.</summary>
    public void Learn(IReadOnlyList<double[]> ranked)
    {
        _generations++;
        Vector<double>[] moves = [.. ranked.Take(_constants.Weights.Length)
            .Select(point => (Vector<double>.Build.DenseOfArray(point) - _mean) / _step)];
        var move = moves.Select((each, rank) => each * _constants.Weights[rank]).Aggregate((sum, each) => sum + each);
        _mean += _step * move;
        var isGrowing = FollowSteps(move);
        FollowPath(move, moves, isGrowing);
        _step = Math.Clamp(
            _step * Math.Exp(_constants.StepRate / _constants.StepDamping * ((_stepPath.L2Norm() / _constants.ExpectedLength) - 1)),
            LeastStep,
            LargestStep);
        Decompose();
    }

    // Whether the path is long because steps grew too fast, so that it must not stretch the covariance as well.
    private bool FollowSteps(Vector<double> move)
    {
        var rate = _constants.StepRate;
        var whitened = _axes * (_axes.TransposeThisAndMultiply(move) / _lengths);
        _stepPath = ((1 - rate) * _stepPath) + (Math.Sqrt(rate * (2 - rate) * _constants.Mass) * whitened);
        var length = _stepPath.L2Norm() / Math.Sqrt(1 - Math.Pow(1 - rate, 2 * _generations));
        return length >= (1.4 + (2.0 / (_columns + 1))) * _constants.ExpectedLength;
    }

    private void FollowPath(Vector<double> move, Vector<double>[] moves, bool isGrowing)
    {
        var (rate, one, mass) = (_constants.PathRate, _constants.RankOneRate, _constants.RankMassRate);
        _path *= 1 - rate;
        if (!isGrowing) { _path += Math.Sqrt(rate * (2 - rate) * _constants.Mass) * move; }

        var kept = 1 - one - mass + (isGrowing ? one * rate * (2 - rate) : 0);
        _covariance = (_covariance * kept) + (_path.OuterProduct(_path) * one);
        for (var rank = 0; rank < moves.Length; rank++)
        {
            _covariance += moves[rank].OuterProduct(moves[rank]) * (mass * _constants.Weights[rank]);
        }
    }

    private void Decompose()
    {
        var decomposed = _covariance.Evd(Symmetricity.Symmetric);
        _axes = decomposed.EigenVectors;
        _lengths = decomposed.EigenValues.Map(value => Math.Sqrt(Math.Max(value.Real, LeastEigenvalue)));
    }
}
