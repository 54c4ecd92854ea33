using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Samplers;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>
/// Settings of a sampler that learns. It sees losses of one level of training only, so that like is compared with like: the
/// highest with enough settings, as in BOHB (S. Falkner et al., BOHB: Robust and Efficient Hyperparameter Optimization at
/// Scale, 2018), else the one with the most. When the level rises it starts anew with that level's losses. Results of earlier
/// experiments are of settings whose trials have all ended.
/// </summary>
internal sealed class AdaptiveSource : ISettingSource
{
    /// <summary>How many settings make a level enough to learn from.</summary>
    public const int Enough = 10;

    private readonly SortedDictionary<int, Level> _levels = [];
    private readonly Func<IAdaptiveSampler> _create;
    private IAdaptiveSampler _sampler;
    private int _current;

    /// <param name="name">The sampler's name.</param>
    /// <param name="create">Makes the sampler.</param>
    /// <param name="earlier">Results of earlier experiments.</param>
    public AdaptiveSource(string name, Func<IAdaptiveSampler> create, IReadOnlyList<Observation>? earlier = null)
    {
        (Name, _create, _sampler) = (name, create, create());
        if (earlier is not { Count: > 0 }) { return; }

        _levels.Add(int.MaxValue, new(earlier, [], []));
        StartAt(int.MaxValue);
    }

    public string Name { get; }

    public long? Count => null;

    public bool Learns => true;

    public IReadOnlyList<ParameterAssignment> Draw(long draw, IReadOnlyList<Proposal> outstanding) =>
        _sampler.Propose(draw, [.. Unseen(outstanding).Select(one => one.Parameters)]);

    public bool MustWait(IReadOnlyList<Proposal> outstanding) => _sampler.MustWait(Unseen(outstanding).Count());

    public void Observe(Proposal proposal, int level, double loss, IReadOnlyList<double> others)
    {
        var observation = new Observation(proposal.Draw, proposal.Parameters, loss) { Losses = [loss, .. others] };
        if (!_levels.TryGetValue(level, out var known)) { _levels.Add(level, known = new([], [], [])); }

        if (!known.Draws.Add(proposal.Draw)) { return; }

        known.Observations.Add(observation);
        if (FindLevel() is var chosen && chosen != _current) { StartAt(chosen); }
        else if (level == _current) { _sampler.Observe(observation); }
    }

    private IEnumerable<Proposal> Unseen(IReadOnlyList<Proposal> outstanding) => _levels.GetValueOrDefault(_current) is { } known
        ? outstanding.Where(one => !known.Draws.Contains(one.Draw))
        : outstanding;

    private int FindLevel()
    {
        var (chosen, most) = (0, 0);
        foreach (var (level, known) in _levels)
        {
            var count = Math.Min(known.Count, Enough);
            if (count >= most) { (chosen, most) = (level, count); }
        }

        return chosen;
    }

    private void StartAt(int level)
    {
        (_current, _sampler) = (level, _create());
        _sampler.Begin(_levels[level].Earlier);
        foreach (var observation in _levels[level].Observations) { _sampler.Observe(observation); }
    }

    private sealed record Level(IReadOnlyList<Observation> Earlier, List<Observation> Observations, HashSet<long> Draws)
    {
        public int Count => Earlier.Count + Observations.Count;
    }
}
