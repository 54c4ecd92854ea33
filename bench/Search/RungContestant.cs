using Orchestrator.Abstractions.Search;
using Orchestrator.Bench.Engine;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Samplers.Tpe;

namespace Orchestrator.Bench.Search;

/// <summary>
/// TPE as it learns from a pruned search: every setting has a result at the first rung, every third another at the second and every ninth at
/// the end, so that each brings earlier losses into another order.
/// </summary>
internal sealed class RungContestant(ISearchProblem problem, int seed) : ISearchContestant
{
    /// <summary>Its name.</summary>
    public const string Name = "tpe, pruned";

    private static readonly int[] Levels = [1, 3, int.MaxValue];

    private readonly MultiFidelitySource _source = new(Name, new TpeSampler(SamplerContestant.SpaceOf(problem, seed)));
    private readonly SortedDictionary<int, Proposal> _outstanding = [];

    public double Seconds { get; private set; }

    public IReadOnlyList<ParameterAssignment> Propose(int trial)
    {
        IReadOnlyList<Proposal> outstanding = [.. _outstanding.Values];
        var start = ThreadClock.Seconds();
        var setting = _source.Draw(trial, outstanding);
        Seconds += ThreadClock.Seconds() - start;
        _outstanding.Add(trial, new(trial, setting, Name));
        return setting;
    }

    public void Tell(int trial, double loss)
    {
        _outstanding.Remove(trial, out var proposal);
        var start = ThreadClock.Seconds();
        Observe(proposal!, loss);
        Seconds += ThreadClock.Seconds() - start;
    }

    public void Add(int trial, IReadOnlyList<ParameterAssignment> setting, double loss) => Observe(new(trial, setting, Name), loss);

    public void Begin(IReadOnlyList<(IReadOnlyList<ParameterAssignment> Setting, double Loss)> earlier) =>
        throw new NotSupportedException("Results of whole trials have no rungs.");

    public void Dispose()
    {
    }

    // Up to a tenth off at every level, by the trial's number.
    private void Observe(Proposal proposal, double loss)
    {
        for (var (level, every) = (0, 1); level < Levels.Length && proposal.Draw % every == 0; level++, every *= 3)
        {
            _source.Observe(proposal, Levels[level], loss * (1 + (proposal.Draw * (level + 7) % 10 / 100.0)), []);
        }
    }
}
