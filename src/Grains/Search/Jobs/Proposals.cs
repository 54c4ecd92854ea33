using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Constraints;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>
/// The settings of one family in the order in which they start: first what a person enqueued, then what the source draws; what was
/// enqueued later comes at its own place. A draw that breaks a constraint is not started, and its index is not used again.
/// </summary>
/// <param name="space">The family's space.</param>
/// <param name="source">Where settings come from.</param>
/// <param name="enqueued">Parameter sets that a person gave, complete or not, in the order of their places.</param>
/// <param name="constraints">What every setting keeps to.</param>
internal sealed class Proposals(
    FamilySpace space,
    ISettingSource source,
    IReadOnlyList<EnqueuedSet> enqueued,
    IReadOnlyList<Constraint> constraints)
{
    /// <summary>How many draws in a row may break constraints before the search gives up.</summary>
    public const int MaxDraws = 1_000;

    private Proposal? _peeked;
    private long _draw;
    private long _proposed;
    private int _given;

    /// <summary>Draws that broke a constraint.</summary>
    public long Refused { get; private set; }

    /// <summary>Whether there may be another setting; what a source that learns can draw is only known when it has.</summary>
    public bool HasNext => IsGivenDue || source.Learns || (_peeked ??= Draw([])) is not null;

    /// <summary>
    /// Whether the next setting has to wait for results of those whose jobs are outstanding. What was enqueued later waits as the draw
    /// would have: so nothing that was decided before becomes another decision.
    /// </summary>
    public bool MustWait(IReadOnlyList<Proposal> outstanding) =>
        !(IsGivenDue && enqueued[_given].Setting == 0) && source.MustWait(outstanding);

    private bool IsGivenDue => _given < enqueued.Count && enqueued[_given].Setting <= _proposed;

    /// <summary>The next setting, or null when there is none that keeps to the constraints.</summary>
    public Proposal? Next(IReadOnlyList<Proposal> outstanding)
    {
        var next = NextGiven() ?? NextDrawn(outstanding);
        _proposed += next is null ? 0 : 1;
        return next;
    }

    /// <summary>Tells the source of a setting's losses.</summary>
    public void Observe(Proposal proposal, int level, double loss, IReadOnlyList<double> others) => source.Observe(proposal, level, loss, others);

    private Proposal? NextGiven()
    {
        while (IsGivenDue)
        {
            var index = _given++;
            if (enqueued[index] is { Origin: { } origin } fork) { return Fork(index, fork, origin); }

            // Negative, so that it is never the index of a draw.
            if (SettingCompletion.Find(space, enqueued[index].Parameters, index, Keeps) is { } parameters) { return new(-1 - index, parameters, "enqueued"); }
        }

        return null;
    }

    private static Proposal Fork(int index, EnqueuedSet fork, ForkOrigin origin) =>
        new(-1 - index, fork.Parameters, $"a fork of trial {origin.Trial} at epoch {origin.Epoch}") { Origin = new(new(origin.Setting, 0), origin.Epoch) };

    private Proposal? NextDrawn(IReadOnlyList<Proposal> outstanding)
    {
        var next = _peeked ?? Draw(outstanding);
        _peeked = null;
        return next;
    }

    private Proposal? Draw(IReadOnlyList<Proposal> outstanding)
    {
        for (var attempt = 0; attempt < MaxDraws || source.Count is not null; attempt++)
        {
            if (_draw >= source.Count) { return null; }

            var draw = _draw++;
            var parameters = source.Draw(draw, outstanding);
            if (Keeps(parameters)) { return new(draw, parameters, source.Name); }
        }

        return null;
    }

    /// <summary>Whether a setting keeps to the constraints; one that does not is counted.</summary>
    public bool Keeps(IReadOnlyList<ParameterAssignment> parameters)
    {
        var keeps = constraints.All(constraint => constraint.Holds(parameters));
        Refused += keeps ? 0 : 1;
        return keeps;
    }
}
