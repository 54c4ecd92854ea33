using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>
/// Settings of a sampler that learns from all levels of training at once: it has one loss for each setting, of the furthest level
/// that it reached, on a common scale (<see cref="CommonLosses"/>). So the first results tell at once, and the few of whole trials
/// still count most among the best; <c>docs/benchmarks.md</c> has what it is worth beside one level alone.
/// </summary>
/// <param name="name">The sampler's name.</param>
/// <param name="sampler">The sampler.</param>
internal sealed class MultiFidelitySource(string name, IRevisableSampler sampler) : ISettingSource
{
    private readonly CommonLosses _losses = new();
    private readonly HashSet<(int Level, long Draw)> _taken = [];
    private readonly OrderedDictionary<long, Proposal> _arrived = [];
    private readonly Dictionary<long, double> _observed = [];
    private bool _isBehind;

    public string Name => name;

    public long? Count => null;

    public bool Learns => true;

    public IReadOnlyList<ParameterAssignment> Draw(long draw, IReadOnlyList<Proposal> outstanding)
    {
        CatchUp();
        return sampler.Propose(draw, [.. Unseen(outstanding).Select(one => one.Parameters)]);
    }

    public bool MustWait(IReadOnlyList<Proposal> outstanding)
    {
        CatchUp();
        return sampler.MustWait(Unseen(outstanding).Count());
    }

    public void Observe(Proposal proposal, int level, double loss, IReadOnlyList<double> others)
    {
        if (!_taken.Add((level, proposal.Draw))) { return; }

        _losses.Add(level, proposal.Draw, loss);
        _arrived.TryAdd(proposal.Draw, proposal);
        _isBehind = true;
    }

    private IEnumerable<Proposal> Unseen(IReadOnlyList<Proposal> outstanding) => outstanding.Where(one => !_observed.ContainsKey(one.Draw));

    // Only when asked: many results may come between two proposals.
    private void CatchUp()
    {
        if (!_isBehind) { return; }

        _isBehind = false;
        List<Observation> revised = [];
        var losses = _losses.Share();
        foreach (var proposal in _arrived.Values.Where(one => losses.ContainsKey(one.Draw)))
        {
            var observation = new Observation(proposal.Draw, proposal.Parameters, losses[proposal.Draw]);
            if (!_observed.TryGetValue(proposal.Draw, out var before)) { sampler.Observe(observation); }
            else if (!before.Equals(observation.Loss)) { revised.Add(observation); }

            _observed[proposal.Draw] = observation.Loss;
        }

        if (revised.Count > 0) { sampler.Revise(revised); }
    }
}
