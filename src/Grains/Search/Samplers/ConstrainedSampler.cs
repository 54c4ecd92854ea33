using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>A sampler's settings without those that break a constraint, after the ones that a person enqueued.</summary>
internal sealed class ConstrainedSampler(ISampler inner, Proposals proposals) : ISampler
{
    private const int MostRounds = 1_000;

    private readonly List<IReadOnlyList<ParameterAssignment>> _settings = [];
    private long? _count;

    public long? Count => inner.Count is null ? null : _count ??= CountAll();

    /// <exception cref="ArgumentException">No setting keeps to the constraints.</exception>
    public IReadOnlyList<ParameterAssignment> SettingAt(long index)
    {
        while (_settings.Count <= index)
        {
            _settings.Add(Next() ?? throw new ArgumentException($"No setting keeps to the constraints in {Proposals.MaxDraws} draws."));
        }

        return _settings[(int)index];
    }

    // Where some kept to them, others do: bad luck must not end an experiment that was accepted.
    private IReadOnlyList<ParameterAssignment>? Next()
    {
        var next = TryNext();
        for (var again = 0; next is null && inner.Count is null && _settings.Count > 0 && again < MostRounds; again++) { next = TryNext(); }

        return next;
    }

    private long CountAll()
    {
        while (TryNext() is { } next) { _settings.Add(next); }

        return _settings.Count;
    }

    private IReadOnlyList<ParameterAssignment>? TryNext() => proposals.Next([])?.Parameters;
}
