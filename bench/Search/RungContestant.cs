using Orchestrator.Abstractions.Search;
using Orchestrator.Bench.Engine;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Samplers.Tpe;

namespace Orchestrator.Bench.Search;

/// <summary>TPE as it learns from a pruned search, one job after the other, each of which brings earlier losses into another order.</summary>
internal sealed class RungContestant : ISearchContestant
{
    /// <summary>Every setting has a result at the first rung, every third another at the second, every ninth at the end.</summary>
    public const string Halving = "tpe, halving";

    /// <summary>Every setting has a result at each of 50 epochs.</summary>
    public const string EveryEpoch = "tpe, judged every epoch";

    private readonly MultiFidelitySource _source;
    private readonly int[] _levels;
    private readonly int _eta;
    private readonly SortedDictionary<int, Proposal> _outstanding = [];

    public RungContestant(string name, ISearchProblem problem, int seed)
    {
        _source = new(name, new TpeSampler(SamplerContestant.SpaceOf(problem, seed)));
        _levels = name == Halving ? [1, 3, int.MaxValue] : [.. Enumerable.Range(1, 49), int.MaxValue];
        _eta = name == Halving ? 3 : 1;
    }

    public double Seconds { get; private set; }

    public IReadOnlyList<ParameterAssignment> Propose(int trial)
    {
        IReadOnlyList<Proposal> outstanding = [.. _outstanding.Values];
        var start = ThreadClock.Seconds();
        var setting = _source.Draw(trial, outstanding);
        Seconds += ThreadClock.Seconds() - start;
        _outstanding.Add(trial, new(trial, setting, ""));
        return setting;
    }

    public void Tell(int trial, double loss)
    {
        _outstanding.Remove(trial, out var proposal);
        var start = ThreadClock.Seconds();
        Observe(proposal!, loss);
        Seconds += ThreadClock.Seconds() - start;
    }

    public void Add(int trial, IReadOnlyList<ParameterAssignment> setting, double loss) => Observe(new(trial, setting, ""), loss);

    public void Begin(IReadOnlyList<(IReadOnlyList<ParameterAssignment> Setting, double Loss)> earlier) =>
        throw new NotSupportedException("Results of whole trials have no rungs.");

    public void Dispose()
    {
    }

    // Up to a tenth off at every level, by the trial's number; before each job the search asks whether it has to wait.
    private void Observe(Proposal proposal, double loss)
    {
        var every = 1;
        foreach (var level in _levels.TakeWhile(_ => proposal.Draw % every == 0))
        {
            _ = _source.MustWait([proposal]);
            _source.Observe(proposal, level, loss * (1 + (proposal.Draw * (level % 11 + 7) % 10 / 100.0)), []);
            every *= _eta;
        }
    }
}
