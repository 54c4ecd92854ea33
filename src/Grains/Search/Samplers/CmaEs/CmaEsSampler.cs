using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Samplers.Sobol;

namespace Orchestrator.Grains.Search.Samplers.CmaEs;

/// <summary>
/// Covariance matrix adaptation (Hansen and Ostermeier 2001; Hansen 2016, "The CMA evolution strategy: a tutorial") over the ordered
/// columns, from the middle of the space. Categories are drawn evenly, and so are the conditions that depend on them: where those matter,
/// another sampler does better.
/// </summary>
/// <remarks>
/// A generation is complete before the next one is drawn, so that outstanding settings cost time and not quality. Discrete
/// columns keep a step of at least half a level, as margins do in Hamano et al. 2022, "CMA-ES with margin".
/// </remarks>
internal sealed class CmaEsSampler : IAdaptiveSampler
{
    private readonly ColumnSpace _space;
    private readonly CmaEsOptions _options;
    private readonly int[] _ordered;
    private readonly SobolPoints _categories;
    private readonly CmaEsConstants? _constants;
    private readonly List<(double[] Point, double Loss)> _generation = [];
    private SearchDistribution? _distribution;

    public CmaEsSampler(FamilySpace space, CmaEsOptions? options = null)
    {
        (_space, _options) = (new ColumnSpace(space), options ?? new CmaEsOptions());
        _ordered = [.. Enumerable.Range(0, _space.Count).Where(column => !_space.List[column].IsCategorical)];
        _categories = new SobolPoints(_space);
        if (_ordered.Length == 0) { return; }

        _constants = new CmaEsConstants(_ordered.Length, _options.Generation ?? 4 + (int)(3 * Math.Log(_ordered.Length)));
        _distribution = new SearchDistribution(_constants, [.. _ordered.Select(_ => 0.5)], _options.FirstStep);
    }

    // Points that it did not draw would mislead its path and covariance: of earlier results it takes the best, as its first mean.
    public void Begin(IReadOnlyList<Observation> earlier)
    {
        var best = earlier.Where(observation => double.IsFinite(observation.Loss)).MinBy(observation => observation.Loss);
        if (_constants is not null && best is not null)
        {
            _distribution = new SearchDistribution(_constants, OrderedOf(best.Parameters), _options.FirstStep);
        }
    }

    public void Observe(Observation observation)
    {
        if (_distribution is null) { return; }

        _generation.Add((OrderedOf(observation.Parameters), double.IsNaN(observation.Loss) ? double.PositiveInfinity : observation.Loss));
        if (_generation.Count < _constants!.Generation) { return; }

        _distribution.Learn([.. _generation.OrderBy(result => result.Loss).Select(result => result.Point)]);
        _generation.Clear();
    }

    public IReadOnlyList<ParameterAssignment> Propose(
        long index, IReadOnlyList<IReadOnlyList<ParameterAssignment>> outstanding)
    {
        var stream = StableDraw.Stream(_space.Seed, _space.Family, "cmaes", index);
        double[] point = [.. _categories.At(index).Select(coordinate => double.IsNaN(coordinate) ? stream.NextUnit() : coordinate)];
        var drawn = _distribution is null ? [] : DrawInside(_distribution, stream);
        for (var place = 0; place < _ordered.Length; place++) { point[_ordered[place]] = Widen(_ordered[place], drawn[place], stream); }

        _space.Settle(point);
        return _space.Decode(point);
    }

    public bool MustWait(int outstanding) =>
        _constants is not null && outstanding > 0 && _generation.Count + outstanding >= _constants.Generation;

    // What was inactive says nothing: the middle of the range stands for it.
    private double[] OrderedOf(IReadOnlyList<ParameterAssignment> parameters)
    {
        var point = _space.Encode(parameters);
        return [.. _ordered.Select(column => double.IsNaN(point[column]) ? 0.5 : point[column])];
    }

    private double[] DrawInside(SearchDistribution distribution, StableStream stream)
    {
        var point = distribution.Draw(stream);
        for (var redraw = 0; redraw < _options.Redraws && point.Any(coordinate => coordinate is < 0 or > 1); redraw++)
        {
            point = distribution.Draw(stream);
        }

        return [.. point.Select(coordinate => Math.Clamp(coordinate, 0, 1))];
    }

    private double Widen(int column, double coordinate, StableStream stream)
    {
        var levels = _space.List[column].Levels;
        return levels == 0 ? coordinate : Math.Clamp(coordinate + ((stream.NextUnit() - 0.5) / levels), 0, 1);
    }
}
