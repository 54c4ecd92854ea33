using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Samplers.Sobol;

namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>
/// The tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl 2011) in its multivariate form (Falkner, Klein and Hutter
/// 2018): of points drawn from an estimator of the good results it proposes the one whose density there is largest compared
/// with that of the others, among points that were not tried. Starts with Sobol points.
/// </summary>
/// <remarks>
/// Taking in a result costs a place in a sorted list; a proposal is linear in the results. A condition makes no group of its own: a
/// result says nothing about what was inactive in it (<see cref="ParzenEstimator"/>).
/// </remarks>
internal sealed class TpeSampler : IRevisableSampler
{
    private readonly ColumnSpace _space;
    private readonly TpeOptions _options;
    private readonly History _history;
    private readonly BinKernels _kernels;
    private readonly SobolPoints _startup;
    private readonly Dictionary<long, int> _orders = [];

    public TpeSampler(FamilySpace space, TpeOptions? options = null)
    {
        (_space, _options) = (new ColumnSpace(space), options ?? new TpeOptions());
        _history = new History(_space);
        _kernels = new BinKernels(_history.Bins);
        _startup = new SobolPoints(_space);
    }

    public void Observe(Observation observation)
    {
        _orders[observation.Index] = _history.Count;
        _history.Add(_space.Encode(observation.Parameters), observation.Loss);
    }

    public void Revise(IReadOnlyList<Observation> observations) =>
        _history.Revise(observations.ToDictionary(one => _orders[one.Index], one => one.Loss));

    public IReadOnlyList<ParameterAssignment> Propose(
        long index, IReadOnlyList<IReadOnlyList<ParameterAssignment>> outstanding) =>
        _space.Decode(_history.Count < _options.Startup || _space.Count == 0
            ? _startup.At(index)
            : Search(StableDraw.Stream(_space.Seed, _space.Family, "tpe", index), [.. outstanding.Select(_space.Encode)]));

    private double[] Search(StableStream stream, double[][] outstanding)
    {
        var good = Math.Clamp((int)Math.Ceiling(_options.GoodShare * _history.Count), 1, _options.MostGood);
        var likely = new ParzenEstimator(_history, _kernels, _options, good);
        var unlikely = new BinnedEstimator(_history, _kernels, _options, good, outstanding);
        var tried = outstanding.ToHashSet(PointComparer.Instance);
        double[]? repeated = null;
        for (var round = 0; round < _options.Rounds; round++)
        {
            double[][] drawn = [.. Enumerable.Range(0, _options.Candidates).Select(_ => Draw(likely, stream))];
            double[][] untried = [.. drawn.Where(point => !tried.Contains(point) && !_history.Contains(point))];
            if (untried.Length > 0) { return untried.MaxBy(Score)!; }

            repeated ??= drawn.MaxBy(Score);
        }

        return repeated!;

        double Score(double[] point) => likely.Density(point) / unlikely.Density(point);
    }

    private double[] Draw(ParzenEstimator estimator, StableStream stream)
    {
        var point = estimator.Sample(stream);
        _space.Settle(point);
        return point;
    }
}
