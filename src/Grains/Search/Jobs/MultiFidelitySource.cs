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
    /// <summary>
    /// Losses are shared anew whenever results have grown by one in so many: at once while there are few, and for thousands at a cost
    /// that does not grow with them, but for settings that begin at a higher level. Between, new ones have the losses of their shortest training.
    /// </summary>
    private const int SharesPerGrowth = 64;

    private readonly CommonLosses _losses = new();
    private readonly HashSet<(int Level, long Draw)> _taken = [];
    private readonly OrderedDictionary<long, Proposal> _arrived = [];
    private readonly Dictionary<long, double> _observed = [];
    private readonly List<Observation> _new = [];
    private int _results;
    private int _unshared;

    public string Name => name;

    public long? Count => null;

    public bool Learns => true;

    public IReadOnlyList<ParameterAssignment> Draw(long draw, IReadOnlyList<Proposal> outstanding)
    {
        CatchUp();
        return sampler.Propose(draw, [.. outstanding.Where(one => !_arrived.ContainsKey(one.Draw)).Select(one => one.Parameters)]);
    }

    public bool MustWait(IReadOnlyList<Proposal> outstanding) => sampler.MustWait(outstanding.Count(one => !_arrived.ContainsKey(one.Draw)));

    public void Observe(Proposal proposal, int level, double loss, IReadOnlyList<double> others)
    {
        if (!_taken.Add((level, proposal.Draw)) || !_losses.Add(level, proposal.Draw, loss)) { return; }

        (_results, _unshared) = (_results + 1, _unshared + 1);
        if (!_arrived.TryAdd(proposal.Draw, proposal)) { return; }

        if (level == _losses.Shortest) { _new.Add(new(proposal.Draw, proposal.Parameters, loss)); }
        else { _unshared = _results; }
    }

    // Only when asked: many results may come between two proposals.
    private void CatchUp()
    {
        if (_unshared > 0 && (long)_unshared * SharesPerGrowth >= _results) { Share(); }

        foreach (var observation in _new) { Observe(observation); }

        _new.Clear();
    }

    private void Share()
    {
        _unshared = 0;
        _new.Clear();
        List<Observation> revised = [];
        var losses = _losses.Share();
        foreach (var (draw, proposal) in _arrived)
        {
            var observation = new Observation(draw, proposal.Parameters, losses[draw]);
            if (!_observed.TryGetValue(draw, out var before)) { _new.Add(observation); }
            else if (!before.Equals(observation.Loss)) { revised.Add(observation); }
        }

        Revise(revised);
    }

    private void Observe(Observation observation)
    {
        _observed.Add(observation.Index, observation.Loss);
        sampler.Observe(observation);
    }

    private void Revise(List<Observation> observations)
    {
        foreach (var one in observations) { _observed[one.Index] = one.Loss; }

        if (observations.Count > 0) { sampler.Revise(observations); }
    }
}
