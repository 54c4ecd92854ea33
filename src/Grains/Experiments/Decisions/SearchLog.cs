using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Grains.Experiments.Decisions;

/// <summary>
/// An experiment's search beside what the ledger says of it: it follows the committed events, keeps the decisions that are not
/// recorded yet, and compares those that are with its own. Guarded by its owner.
/// </summary>
internal sealed class SearchLog
{
    private readonly string _id;
    private readonly List<(int Trial, Func<TrialKey, SearchEvent> Describe)> _told = [];
    private readonly Dictionary<string, List<SearchDecided>> _recorded = [];
    private readonly Dictionary<string, Queue<DueDecision>> _due = [];
    private ExperimentSearch _search;

    /// <exception cref="ArgumentException">The specification was not validated.</exception>
    public SearchLog(string id, ExperimentSpec spec)
    {
        (_id, _search) = (id, Build(spec));
        Add(_search.Begin());
    }

    /// <summary>The first decision of the ledger that the search does not come to, or null.</summary>
    public string? Difference { get; private set; }

    /// <summary>Decisions compared with the ledger so far.</summary>
    public long Compared { get; private set; }

    /// <summary>Whether the search has ended and the ledger has all of it.</summary>
    public bool IsDone => _search.IsFinished && _due.Values.All(queue => queue.Count == 0);

    /// <summary>See <see cref="FamilySearch.EndedBy"/>.</summary>
    public string? EndedBy(int family) => _search.EndedBy(family);

    /// <summary>See <see cref="ExperimentSearch.MostHeldBack"/>.</summary>
    public int MostHeldBack => _search.MostHeldBack;

    /// <summary>See <see cref="ExperimentSearch.WhyUndecided"/>.</summary>
    public string? WhyUndecided => _search.WhyUndecided;

    /// <summary>The decisions to record next, at most <paramref name="count"/>, each family's in order.</summary>
    public IReadOnlyList<DueDecision> ListDue(int count) => [.. _due.Values.SelectMany(queue => queue).Take(count)];

    /// <summary>Takes in a committed event.</summary>
    public void Apply(LedgerEvent one)
    {
        switch (one)
        {
            case EpochRecorded { Report: var report } recorded:
                Tell(report.Lease.Trial, trial => new ValueReported(trial, report.Epoch, recorded.Objective ?? double.NaN)
                {
                    Metrics = report.Metrics,
                });
                break;
            case TrialEnded { Outcome: var outcome }:
                Tell(outcome);
                break;
            case SearchDecided decided:
                Record(decided);
                break;
            case TrialCreated created:
                Check(created);
                break;
        }
    }

    /// <summary>
    /// Goes on with another specification, of which more trials are planned: everything is decided anew from what the trials did, and
    /// what the ledger has already is not recorded again.
    /// </summary>
    public void Change(ExperimentSpec spec)
    {
        _search = Build(spec);
        foreach (var queue in _due.Values) { queue.Clear(); }

        List<SearchStep> steps = [.. _search.Begin()];
        foreach (var (trial, describe) in _told) { steps.AddRange(_search.Apply(trial, describe)); }

        Rebase(steps);
    }

    private static ExperimentSearch Build(ExperimentSpec spec) => new(spec, TrialEpochs.Of(spec));

    private void Tell(TrialOutcome outcome)
    {
        Func<TrialKey, SearchEvent>? describe = outcome.State switch
        {
            TrialState.Completed => trial => new TrialFinished(trial),
            TrialState.Failed => trial => new TrialFailed(trial, outcome.Failure?.Kind ?? FailureKind.Internal),
            TrialState.Canceled => trial => new TrialWithdrawn(trial),
            _ => null,
        };
        if (describe is not null) { Tell(outcome.Lease.Trial, describe); }
    }

    private void Tell(int trial, Func<TrialKey, SearchEvent> describe)
    {
        _told.Add((trial, describe));
        Add(_search.Apply(trial, describe));
    }

    private void Add(IEnumerable<SearchStep> steps)
    {
        foreach (var step in steps)
        {
            var queue = QueueOf(step.Family);
            queue.Enqueue(DueDecision.Of(_id, step, RecordedOf(step.Family).Count + queue.Count));
        }
    }

    private void Record(SearchDecided decided)
    {
        RecordedOf(decided.Family).Add(decided);
        Compared++;
        var queue = QueueOf(decided.Family);
        if (!queue.TryDequeue(out var own))
        {
            Differ($"{Text(decided)}, but the search decides nothing there");
        }
        else if (own.Decided != decided)
        {
            Differ($"{Text(decided)}, but the search comes to: {Text(own.Decided)}");
        }
    }

    // A trial is created before its decision, in the same append.
    private void Check(TrialCreated created)
    {
        if (QueueOf(created.Trial.Family).TryPeek(out var due)
            && due.Created is { } own
            && !(own.Number == created.Trial.Number && own.Origin == created.Trial.Origin
                && own.Parameters.SequenceEqual(created.Trial.Parameters)))
        {
            Differ($"trial {created.Trial.Number} has {Text(created.Trial)}, but the search comes to trial {own.Number} with {Text(own)}");
        }
    }

    // The ledger's decisions are the new search's too, but for those with which an earlier specification ended the search.
    private void Rebase(List<SearchStep> steps)
    {
        foreach (var family in steps.GroupBy(step => step.Family))
        {
            SearchStep[] own = [.. family];
            Add(own.Skip(CountRecorded(own, RecordedOf(family.Key))));
        }
    }

    // What only an earlier specification decided, as it ended, lies between.
    private int CountRecorded(SearchStep[] own, List<SearchDecided> recorded)
    {
        var same = 0;
        foreach (var decided in recorded)
        {
            if (same < own.Length && DueDecision.Of(_id, own[same], decided.Position).Decided == decided) { same++; }
        }

        return same;
    }

    private List<SearchDecided> RecordedOf(string family)
    {
        if (!_recorded.TryGetValue(family, out var recorded)) { _recorded.Add(family, recorded = []); }

        return recorded;
    }

    private Queue<DueDecision> QueueOf(string family)
    {
        if (!_due.TryGetValue(family, out var queue)) { _due.Add(family, queue = new()); }

        return queue;
    }

    private void Differ(string what) => Difference ??= what;

    private static string Text(SearchDecided one) =>
        $"decision {one.Position} of {one.Family} is '{one.Kind.ToString().ToLowerInvariant()} {one.Trial}"
        + $"{(one.Until is { } until ? $" until epoch {until}" : "")}: {one.Reason}'";

    private static string Text(TrialSpec trial) =>
        string.Join(' ', trial.Parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"))
        + (trial.Origin is { } origin ? $" from epoch {origin.Epoch} of trial {origin.Trial}" : "");
}
