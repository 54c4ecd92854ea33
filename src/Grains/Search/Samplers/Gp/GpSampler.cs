using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Samplers.Sobol;

namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>
/// A Gaussian process over the results, from which the point of the largest expected improvement is proposed (Jones, Schonlau and Welch
/// 1998; Snoek, Larochelle and Adams 2012), among points that were not tried. Starts with Sobol points. Outstanding settings count
/// with what the process expects of them (the kriging believer of Ginsbourger, Le Riche and Carraro 2010).
/// </summary>
/// <remarks>A proposal costs milliseconds, cubic in the results up to <see cref="GpOptions.MostResults"/>: for hundreds of trials.</remarks>
internal sealed class GpSampler : IRevisableSampler
{
    /// <summary>Results between fits are this share of all; below 32 results every one is followed by a fit.</summary>
    private const int FitsPerDoubling = 16;

    private readonly ColumnSpace _space;
    private readonly GpOptions _options;
    private readonly SquaredDistances _distances;
    private readonly SobolPoints _startup;
    private readonly List<(double[] Point, double Loss)> _results = [];
    private readonly Dictionary<long, int> _places = [];
    private readonly HashSet<double[]> _tried = new(PointComparer.Instance);
    private (int Results, Hyperparameters Hyperparameters)? _fit;

    public GpSampler(FamilySpace space, GpOptions? options = null)
    {
        (_space, _options) = (new ColumnSpace(space), options ?? new GpOptions());
        _distances = new SquaredDistances(_space);
        _startup = new SobolPoints(_space);
    }

    public void Observe(Observation observation)
    {
        var point = _space.Encode(observation.Parameters);
        _places[observation.Index] = _results.Count;
        _results.Add((point, observation.Loss));
        _tried.Add(point);
    }

    public void Revise(IReadOnlyList<Observation> observations)
    {
        foreach (var one in observations) { _results[_places[one.Index]] = _results[_places[one.Index]] with { Loss = one.Loss }; }
    }

    public IReadOnlyList<ParameterAssignment> Propose(
        long index, IReadOnlyList<IReadOnlyList<ParameterAssignment>> outstanding) =>
        _space.Decode(_results.Count < _options.Startup || _space.Count == 0
            ? _startup.At(index)
            : Search(index, [.. outstanding.Select(_space.Encode)]));

    private double[] Search(long index, double[][] outstanding)
    {
        var (points, values) = Chosen(_results.Count);
        var process = Believing(points, values, outstanding);
        var best = values.Min();
        var tried = outstanding.Length == 0 ? _tried : new HashSet<double[]>(_tried.Concat(outstanding), PointComparer.Instance);
        var stream = StableDraw.Stream(_space.Seed, _space.Family, "gp", index);
        var search = new AcquisitionSearch(_space, _options, stream, tried, Improvement);
        double[][] incumbents = [.. points.Zip(values).OrderBy(pair => pair.Second).Take(_options.Incumbents).Select(pair => pair.First)];
        return search.Run(incumbents) ?? _startup.At(index);

        double Improvement(double[] point)
        {
            var (mean, deviation) = process.Predict(point);
            return ExpectedImprovement.Log(mean, deviation, best);
        }
    }

    private GaussianProcess Believing(double[][] points, double[] values, double[][] outstanding)
    {
        var hyperparameters = Fit();
        var process = new GaussianProcess(_distances, hyperparameters, points, values);
        return outstanding.Length == 0 ? process : new GaussianProcess(
            _distances,
            hyperparameters,
            [.. points, .. outstanding],
            [.. values, .. outstanding.Select(point => process.Predict(point).Mean)]);
    }

    // A function of the results alone, whichever proposals were made between them; revised losses count from the next fit on.
    private Hyperparameters Fit()
    {
        var every = Math.Max(1, _results.Count / FitsPerDoubling);
        var results = _results.Count / every * every;
        if (_fit is not { } fit || fit.Results != results)
        {
            var (points, values) = Chosen(results);
            _fit = fit = (results, GpFit.Run(new Posterior(_distances, points, values), _space.Count, _options.FitSteps));
        }

        return fit.Hyperparameters;
    }

    private (double[][] Points, double[] Values) Chosen(int results)
    {
        var values = StandardLosses.Of([.. _results.Take(results).Select(result => result.Loss)]);
        int[] chosen = [.. Enumerable.Range(0, results)];
        if (results > _options.MostResults)
        {
            int[] best = [.. chosen.OrderBy(result => values[result]).Take(_options.MostResults / 2)];
            chosen = [.. best, .. chosen.Except(best).TakeLast(_options.MostResults - best.Length)];
        }

        return ([.. chosen.Select(result => _results[result].Point)], [.. chosen.Select(result => values[result])]);
    }
}
