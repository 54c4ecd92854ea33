using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments;

/// <summary>The trials of an experiment by number, with those that wait or run at hand. Guarded by its projection.</summary>
internal sealed class TrialTable
{
    private readonly SortedDictionary<int, TrialRecord> _trials = [];
    private readonly SortedSet<int> _pending = [];
    private readonly SortedSet<int> _running = [];
    private readonly Dictionary<TrialState, int> _counts = [];
    private readonly HashSet<int> _offspring = [];

    /// <summary>The numbers of all trials, lowest first.</summary>
    public IReadOnlyCollection<int> Numbers => _trials.Keys;

    /// <summary>The numbers of trials that wait for a lease, lowest first.</summary>
    public IReadOnlyCollection<int> Pending => _pending;

    /// <summary>The trials that run, by number.</summary>
    public IEnumerable<TrialRecord> Running => _running.Select(number => _trials[number]);

    /// <summary>The trials that have Completed, by number.</summary>
    public IEnumerable<TrialRecord> Completed => _trials.Values.Where(trial => trial.State == TrialState.Completed);

    /// <summary>Trials that have not ended.</summary>
    public int OpenCount => Count(TrialState.Pending) + Count(TrialState.Running) + Count(TrialState.Paused);

    /// <summary>A trial.</summary>
    /// <exception cref="KeyNotFoundException">There is none with that number.</exception>
    public TrialRecord this[int number] => _trials[number];

    public TrialRecord? Find(int number) => _trials.GetValueOrDefault(number);

    public void Tag(TrialsTagged tagged)
    {
        foreach (var number in tagged.Trials) { _trials[number].Tag(tagged.Added, tagged.Removed); }
    }

    public bool Contains(int number) => _trials.ContainsKey(number);

    /// <summary>The checkpoint that a trial goes on from, and whose it is: null for its own.</summary>
    public (CheckpointInfo? Checkpoint, int? Of) ResumeOf(TrialRecord trial) => trial switch
    {
        { NewestCheckpoint: { } own } => (own, null),
        _ => ResumeOf(trial.Spec),
    };

    /// <summary>The other trial's checkpoint that a trial begins with, and whose it is, or null.</summary>
    public (CheckpointInfo? Checkpoint, int? Of) ResumeOf(TrialSpec trial) =>
        trial.Origin is { } origin ? (Find(origin.Trial)?.CheckpointAt(origin.Epoch), origin.Trial) : (null, null);

    /// <summary>Whether a trial still has to begin with another's checkpoint, or would if it were tried again.</summary>
    public bool IsAwaited(int parent, int epoch) => _offspring.Any(number => _trials[number] is
    {
        NewestCheckpoint: null, Spec.Origin: { } origin,
    } trial && origin == new CheckpointOrigin(parent, epoch) && trial.State is not (TrialState.Completed or TrialState.Pruned or TrialState.Canceled));

    /// <summary>The numbers of trials that stand at <paramref name="state"/>, lowest first.</summary>
    public IReadOnlyList<int> ListIn(TrialState state) =>
        [.. _trials.Where(entry => entry.Value.State == state).Select(entry => entry.Key)];

    public int Count(TrialState state) => _counts.GetValueOrDefault(state);

    public TrialCounts CountAll() => new(
        Count(TrialState.Pending), Count(TrialState.Running), Count(TrialState.Paused), Count(TrialState.Completed),
        Count(TrialState.Pruned), Count(TrialState.Failed), Count(TrialState.Canceled));

    public void Create(TrialSpec spec)
    {
        _trials[spec.Number] = new(spec);
        if (spec.Origin is not null) { _offspring.Add(spec.Number); }

        _pending.Add(spec.Number);
        Shift(null, TrialState.Pending);
    }

    public void Grant(LeaseGranted granted, string machineKind)
    {
        var number = granted.Lease.Trial;
        _trials[number].Grant(granted, machineKind);
        _running.Add(number);
        _pending.Remove(number);
        Shift(TrialState.Pending, TrialState.Running);
    }

    public void Return(LeaseReturned returned)
    {
        var trial = _trials[returned.Lease.Trial];
        trial.Return(returned);
        Rest(trial);
    }

    /// <summary>Moves a trial as its search decided.</summary>
    public void Decide(SearchDecided decided)
    {
        if (decided.Trial is not { } number) { return; }

        var trial = _trials[number];
        var from = trial.State;
        trial.Decide(decided);
        if (trial.State == from) { return; }

        Shift(from, trial.State);
        if (trial.State == TrialState.Pending) { _pending.Add(number); }
    }

    public void Fail(AttemptFailed failed)
    {
        var trial = _trials[failed.Lease.Trial];
        trial.Fail(failed);
        Rest(trial);
    }

    public void End(TrialOutcome outcome)
    {
        _trials[outcome.Lease.Trial].End(outcome.State);
        _running.Remove(outcome.Lease.Trial);
        Shift(TrialState.Running, outcome.State);
    }

    public void Reopen(int number)
    {
        var trial = _trials[number];
        Shift(trial.State, TrialState.Pending);
        trial.Reopen();
        _pending.Add(number);
    }

    /// <summary>Cancels every trial that has not ended.</summary>
    public void CancelOpen()
    {
        foreach (var trial in _trials.Values.Where(trial => !TrialTransitions.IsEnded(trial.State)))
        {
            Shift(trial.State, TrialState.Canceled);
            trial.End(TrialState.Canceled);
        }

        _pending.Clear();
        _running.Clear();
    }

    public void SetEpochs(int epochs)
    {
        foreach (var trial in _trials.Values) { trial.SetEpochs(epochs); }
    }

    private void Rest(TrialRecord trial)
    {
        _running.Remove(trial.Spec.Number);
        if (trial.State == TrialState.Pending) { _pending.Add(trial.Spec.Number); }

        Shift(TrialState.Running, trial.State);
    }

    private void Shift(TrialState? from, TrialState to)
    {
        if (from is { } left) { _counts[left] = Count(left) - 1; }

        _counts[to] = Count(to) + 1;
    }
}
