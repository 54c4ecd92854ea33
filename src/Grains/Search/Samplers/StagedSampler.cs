using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>
/// One sampler while results are few, another from so many on, which has seen all of them. The budget plays no part, so that an
/// experiment that is extended goes on as a larger one would have.
/// </summary>
internal sealed class StagedSampler(IRevisableSampler first, IRevisableSampler later, long results) : IRevisableSampler
{
    private long _observed;

    public void Observe(Observation observation)
    {
        later.Observe(observation);
        if (++_observed < results) { first.Observe(observation); }
    }

    public void Revise(IReadOnlyList<Observation> observations)
    {
        later.Revise(observations);
        if (_observed < results) { first.Revise(observations); }
    }

    public IReadOnlyList<ParameterAssignment> Propose(
        long index, IReadOnlyList<IReadOnlyList<ParameterAssignment>> outstanding) =>
        Current.Propose(index, outstanding);

    public bool MustWait(int outstanding) => Current.MustWait(outstanding);

    private IAdaptiveSampler Current => _observed < results ? first : later;
}
