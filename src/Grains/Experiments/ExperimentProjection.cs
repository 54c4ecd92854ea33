using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Search;

namespace Orchestrator.Grains.Experiments;

/// <summary>
/// An experiment's working state, rebuilt from the ledger at any moment: it changes only by <see cref="Apply"/>, in ledger
/// order. Owned by the process; safe to read from any thread.
/// </summary>
internal sealed class ExperimentProjection
{
    private readonly Lock _gate = new();
    private readonly ExperimentSpec _spec;
    private readonly string _id;
    private readonly DateTimeOffset _createdAt;
    private readonly SearchPlan _plan;
    private readonly SortedDictionary<int, TrialRecord> _trials = [];
    private readonly SortedSet<int> _pending = [];
    private readonly SortedSet<int> _running = [];
    private readonly HashSet<int> _reserved = [];
    private readonly Dictionary<string, LeaderboardEntry> _best = [];
    private readonly Dictionary<TrialState, int> _counts = [];
    private ExperimentState _state = ExperimentState.Pending;
    private DateTimeOffset? _endedAt;
    private DateTimeOffset _lastAt;
    private long _lastSequence;
    private long _leaseNumber;
    private int _nextNumber;

    public ExperimentProjection(ExperimentCreated created, CommittedEvent committed)
    {
        (_id, _spec, _createdAt) = (created.ExperimentId, created.Spec, committed.At);
        (_lastAt, _lastSequence) = (committed.At, committed.Sequence);
        _plan = SearchPlan.For(created.Spec);
    }

    public ExperimentSpec Spec => _spec;

    public ExperimentState State
    {
        get { lock (_gate) { return _state; } }
    }

    /// <summary>Whether every trial of the plan exists and has ended.</summary>
    public bool IsPlanDone
    {
        get { lock (_gate) { return CountOpen() == 0 && NextNumber() is null; } }
    }

    /// <summary>Whether a trial has Completed.</summary>
    public bool HasGoodTrial
    {
        get { lock (_gate) { return Count(TrialState.Completed) > 0; } }
    }

    /// <summary>Applies one committed event; one that was applied before changes nothing.</summary>
    public void Apply(CommittedEvent committed)
    {
        lock (_gate)
        {
            if (committed.Sequence <= _lastSequence) { return; }

            (_lastAt, _lastSequence) = (committed.At, committed.Sequence);
            ApplyEvent(committed.Event);
        }
    }

    /// <summary>
    /// Sets a trial aside for one grant: the lowest Pending one, else the next of the plan. It binds nothing: the ledger
    /// decides, and the caller gives it back with <see cref="Unreserve"/> after its append.
    /// </summary>
    public TrialReservation? Reserve()
    {
        lock (_gate)
        {
            return _state is ExperimentState.Pending or ExperimentState.Running ? ReservePending() ?? ReserveNext() : null;
        }
    }

    /// <summary>Ends a reservation, granted or not.</summary>
    public void Unreserve(TrialReservation reservation)
    {
        lock (_gate) { _reserved.Remove(reservation.Trial.Number); }
    }

    /// <summary>
    /// The lease that <paramref name="request"/>'s slot holds although it asks for one: its grant was written and the answer
    /// was lost on the way.
    /// </summary>
    public Lease? FindHeld(SlotRequest request)
    {
        lock (_gate)
        {
            var held = _running.Select(number => _trials[number]).FirstOrDefault(trial => trial.IsHeldBy(request));
            return held is null ? null : new(held.Lease!, held.Spec, _spec, held.NewestCheckpoint);
        }
    }

    /// <summary>Whether <paramref name="lease"/> is its trial's newest and has already ended.</summary>
    public bool HasEnded(LeaseKey lease)
    {
        lock (_gate)
        {
            return _trials.TryGetValue(lease.Trial, out var trial) && trial.Lease == lease && trial.State != TrialState.Running;
        }
    }

    /// <summary>The verdict on a report of a lease that the ledger has just accepted.</summary>
    public Verdict Judge() => State switch
    {
        ExperimentState.Pausing or ExperimentState.Paused => Verdict.Pause,
        ExperimentState.Canceled => Verdict.Stop,
        _ => Verdict.Continue,
    };

    /// <summary>The objective of <paramref name="report"/>'s family in its metrics, or null where nothing ranks the family.</summary>
    public double? ObjectiveOf(EpochReport report)
    {
        lock (_gate)
        {
            if (!_trials.TryGetValue(report.Lease.Trial, out var trial) || ObjectiveFor(trial) is not { } objective)
            {
                return null;
            }

            foreach (var metric in report.Metrics)
            {
                if (metric.Name == objective.Metric) { return metric.Value; }
            }

            return double.NaN;
        }
    }

    /// <summary>A trial's value from its recorded epochs, as <c>objective_at</c> says.</summary>
    public double? ValueOf(int number)
    {
        lock (_gate) { return _trials.TryGetValue(number, out var trial) ? ValueOf(trial) : null; }
    }

    /// <summary>A trial of the ledger.</summary>
    /// <exception cref="KeyNotFoundException">There is none with that number.</exception>
    public TrialSpec GetTrial(int number)
    {
        lock (_gate) { return _trials[number].Spec; }
    }

    /// <summary>The checkpoints of a trial that the experiment does not keep.</summary>
    public IReadOnlyList<CheckpointInfo> ListDroppedCheckpoints(int number)
    {
        lock (_gate)
        {
            var trial = _trials[number];
            var objective = ObjectiveFor(trial);
            return trial.ListDropped(_spec.Checkpoints, (left, right) => objective?.Compare(left, right) < 0);
        }
    }

    /// <summary>The leases that the ledger holds for running.</summary>
    public IReadOnlyList<LeaseKey> ListRunning()
    {
        lock (_gate) { return [.. _running.Select(number => _trials[number].Lease!)]; }
    }

    /// <summary>The experiment at a glance, at <paramref name="now"/>.</summary>
    public ExperimentSummary Summarize(DateTimeOffset now)
    {
        lock (_gate)
        {
            var until = _endedAt ?? now;
            return new(_id, _spec.Name, _state, CountTrials(), _plan.Planned, ListBest(), _createdAt, _endedAt,
                Math.Max(0, (until - _createdAt).TotalSeconds));
        }
    }

    private void ApplyEvent(LedgerEvent @event)
    {
        switch (@event)
        {
            case ExperimentStateChanged changed: Move(changed.To); break;
            case TrialCreated created: Create(created.Trial); break;
            case LeaseGranted granted: Grant(granted); break;
            case EpochRecorded recorded: Record(recorded); break;
            case TrialEnded ended: End(ended); break;
            case LeaseReturned returned: Return(returned); break;
            case CheckpointSaved saved: _trials[saved.Lease.Trial].Save(saved.Checkpoint); break;
            case CheckpointDropped dropped: _trials[dropped.Trial].Drop(dropped.Epoch); break;
        }
    }

    private void Move(ExperimentState to)
    {
        _state = to;
        _endedAt = ExperimentTransitions.IsEnded(to) ? _lastAt : null;
    }

    private void Create(TrialSpec spec)
    {
        _trials[spec.Number] = new(spec);
        _pending.Add(spec.Number);
        Shift(null, TrialState.Pending);
    }

    private void Grant(LeaseGranted granted)
    {
        var lease = granted.Lease;
        _trials[lease.Trial].Grant(granted);
        _running.Add(lease.Trial);
        _pending.Remove(lease.Trial);
        _leaseNumber = Math.Max(_leaseNumber, lease.Number);
        Shift(TrialState.Pending, TrialState.Running);
    }

    private void Record(EpochRecorded recorded)
    {
        var trial = _trials[recorded.Report.Lease.Trial];
        var objective = ObjectiveFor(trial);
        trial.Record(recorded.Report.Epoch, recorded.Objective, (left, right) => objective?.Compare(left, right) < 0);
    }

    private void End(TrialEnded ended)
    {
        var trial = _trials[ended.Outcome.Lease.Trial];
        trial.End(ended.Outcome.State);
        _running.Remove(trial.Spec.Number);
        Shift(TrialState.Running, ended.Outcome.State);
        if (ended.Outcome.State == TrialState.Completed) { Rank(trial, ended.Objective); }
    }

    private void Return(LeaseReturned returned)
    {
        _trials[returned.Lease.Trial].Return(returned);
        _running.Remove(returned.Lease.Trial);
        _pending.Add(returned.Lease.Trial);
        Shift(TrialState.Running, TrialState.Pending);
    }

    private void Rank(TrialRecord trial, double? value)
    {
        if (ObjectiveFor(trial) is not { } objective || value is not { } score) { return; }

        var family = trial.Spec.Family;
        var comparison = _best.TryGetValue(family, out var best) ? objective.Compare(score, best.Value!.Value) : -1;
        // Ties go to the lower number, so that the order in which trials end never shows.
        if (comparison < 0 || (comparison == 0 && trial.Spec.Number < best!.Trial))
        {
            _best[family] = new(family, objective.Metric, 1, trial.Spec.Model, trial.Spec.Number, score, trial.Spec.Parameters);
        }
    }

    private TrialReservation? ReservePending()
    {
        foreach (var number in _pending)
        {
            if (_reserved.Add(number))
            {
                var trial = _trials[number];
                return new(trial.Spec, trial.NextAttempt, ++_leaseNumber, IsNew: false, _state, trial.NewestCheckpoint);
            }
        }

        return null;
    }

    private TrialReservation? ReserveNext()
    {
        if (NextNumber() is not { } number || _plan.TrialAt(number) is not { } trial) { return null; }

        _reserved.Add(number);
        return new(trial, 1, ++_leaseNumber, IsNew: true, _state);
    }

    private int? NextNumber()
    {
        while (_trials.ContainsKey(_nextNumber)) { _nextNumber++; }

        var number = _nextNumber;
        while (_trials.ContainsKey(number) || _reserved.Contains(number)) { number++; }

        return _plan.TrialAt(number) is null ? null : number;
    }

    private double? ValueOf(TrialRecord trial) => _spec.ObjectiveAt == "best" ? trial.BestObjective : trial.LastObjective;

    private Objective? ObjectiveFor(TrialRecord trial) =>
        _spec.Families.FirstOrDefault(family => family.Name == trial.Spec.Family)?.Objective;

    private LeaderboardEntry[] ListBest() =>
        [.. _spec.Families.Where(family => _best.ContainsKey(family.Name)).Select(family => _best[family.Name])];

    private void Shift(TrialState? from, TrialState to)
    {
        if (from is { } left) { _counts[left] = Count(left) - 1; }

        _counts[to] = Count(to) + 1;
    }

    private int Count(TrialState state) => _counts.GetValueOrDefault(state);

    private int CountOpen() => Count(TrialState.Pending) + Count(TrialState.Running) + Count(TrialState.Paused);

    private TrialCounts CountTrials() => new(
        Count(TrialState.Pending), Count(TrialState.Running), Count(TrialState.Paused), Count(TrialState.Completed),
        Count(TrialState.Pruned), Count(TrialState.Failed), Count(TrialState.Canceled));
}
