using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Samplers.Sobol;

namespace Orchestrator.Grains.Search.Samplers.Nsga2;

/// <summary>
/// The genetic algorithm NSGA-II (Deb, Pratap, Agarwal and Meyarivan 2002) for one or more objectives: children of parents that are on
/// better fronts and less crowded there. Starts with Sobol points.
/// </summary>
/// <remarks>A generation is complete before the next one is bred, so that outstanding settings cost time and not quality.</remarks>
internal sealed class Nsga2Sampler : IAdaptiveSampler
{
    private readonly ColumnSpace _space;
    private readonly Nsga2Options _options;
    private readonly Variation _variation;
    private readonly SobolPoints _startup;
    private readonly HashSet<double[]> _tried = new(PointComparer.Instance);
    private readonly List<Individual> _generation = [];
    private Parent[] _parents = [];

    public Nsga2Sampler(FamilySpace space, Nsga2Options? options = null)
    {
        (_space, _options) = (new ColumnSpace(space), options ?? new Nsga2Options());
        _variation = new Variation(_space, _options);
        _startup = new SobolPoints(_space);
    }

    public void Observe(Observation observation)
    {
        var point = _space.Encode(observation.Parameters);
        _tried.Add(point);
        _generation.Add(new Individual(point, observation.Losses));
        if (_generation.Count < _options.Population) { return; }

        _parents = Select([.. _parents.Select(parent => parent.Individual), .. _generation]);
        _generation.Clear();
    }

    public IReadOnlyList<ParameterAssignment> Propose(
        long index, IReadOnlyList<IReadOnlyList<ParameterAssignment>> outstanding)
    {
        if (_parents.Length == 0 || _space.Count == 0) { return _space.Decode(_startup.At(index)); }

        var stream = StableDraw.Stream(_space.Seed, _space.Family, "nsga2", index);
        var waiting = outstanding.Select(_space.Encode).ToHashSet(PointComparer.Instance);
        var child = Child(stream);
        for (var attempt = 1; attempt < _options.Attempts && (_tried.Contains(child) || waiting.Contains(child)); attempt++)
        {
            child = Child(stream);
        }

        return _space.Decode(child);
    }

    public bool MustWait(int outstanding) => outstanding > 0 && _generation.Count + outstanding >= _options.Population;

    private double[] Child(StableStream stream)
    {
        var child = _variation.Child(Tournament(stream), Tournament(stream), stream);
        _space.Settle(child);
        return child;
    }

    private double[] Tournament(StableStream stream)
    {
        var (one, other) = (_parents[stream.NextIndex(_parents.Length)], _parents[stream.NextIndex(_parents.Length)]);
        return (Parent.Better(one, other) ? one : other).Individual.Point;
    }

    private Parent[] Select(Individual[] all)
    {
        IReadOnlyList<double>[] losses = [.. all.Select(individual => individual.Losses)];
        return [.. ParetoFront.Fronts(losses)
            .SelectMany((front, rank) => front
                .Zip(Crowding.Distances(losses, front), (member, distance) => new Parent(all[member], rank, distance))
                .OrderByDescending(parent => parent.Distance))
            .Take(_options.Population)];
    }

    private sealed record Individual(double[] Point, IReadOnlyList<double> Losses);

    private sealed record Parent(Individual Individual, int Rank, double Distance)
    {
        public static bool Better(Parent left, Parent right) =>
            left.Rank < right.Rank || (left.Rank == right.Rank && left.Distance >= right.Distance);
    }
}
