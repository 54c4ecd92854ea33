using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Experiments.Decisions;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Scheduling;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Experiments;

/// <summary>
/// An experiment's working state, rebuilt from the ledger at any moment: it changes only by <see cref="Apply"/>, in ledger
/// order. Owned by the process; safe to read from any thread.
/// </summary>
internal sealed partial class ExperimentProjection
{
    private readonly Lock _gate = new();
    private readonly string _id;
    private readonly DateTimeOffset _createdAt;
    private readonly TrialTable _trials = new();
    private readonly ExperimentKinds _kinds = new();
    private readonly TrialQueue _queue;
    private readonly SearchLog? _search;
    private ExperimentSpec _spec;
    private SearchPlan _plan;
    private FamilyRanking _ranking;
    private ExperimentState _state = ExperimentState.Pending;
    private DateTimeOffset? _endedAt;
    private DateTimeOffset _lastAt;
    private long _lastSequence;

    public ExperimentProjection(ExperimentCreated created, CommittedEvent committed)
    {
        (_id, _spec, _createdAt) = (created.ExperimentId, created.Spec, committed.At);
        (_lastAt, _lastSequence) = (committed.At, committed.Sequence);
        _plan = SearchPlan.For(created.Spec);
        _search = ExperimentSearch.IsNeeded(_spec) ? new(_id, _spec) : null;
        _queue = new(_search is null ? _plan : null, _trials);
        _ranking = new(created.Spec);
    }

    public ExperimentSpec Spec
    {
        get { lock (_gate) { return _spec; } }
    }

    public ExperimentState State
    {
        get { lock (_gate) { return _state; } }
    }

    /// <summary>Whether every trial of the plan exists and has ended, and nobody is changing the plan.</summary>
    public bool IsPlanDone
    {
        get { lock (_gate) { return !_hold.IsOn && _trials.OpenCount == 0 && _queue.IsPlanSpent && (_search?.IsDone ?? true); } }
    }

    /// <summary>Whether a trial has Completed.</summary>
    public bool HasGoodTrial
    {
        get { lock (_gate) { return _trials.Count(TrialState.Completed) > 0; } }
    }

    /// <summary>The sequence of the newest event that was applied.</summary>
    public long LastSequence
    {
        get { lock (_gate) { return _lastSequence; } }
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
    /// <param name="offer">The slot that it is for, or null for any.</param>
    public TrialReservation? Reserve(SlotOffer? offer = null)
    {
        lock (_gate)
        {
            if (FindBar() is not null) { return null; }

            if (offer is null) { return _queue.Reserve(_state, _ => true); }

            var requirements = Requirements;
            if (!requirements.AreMetBy(offer) || _queue.Reserve(_state, trial => trial.FindAvoidance(offer, requirements) is null) is not { } reservation) { return null; }

            _kinds.Promise(offer.KindOn(requirements.Device));
            return reservation;
        }
    }

    /// <summary>
    /// The same for the trial of a lease that was lost, where its slot still runs what the trial needs and nobody had it since. It is ended
    /// with <see cref="Unreserve"/> too.
    /// </summary>
    public TrialReservation? ReserveAgain(LeaseKey lost, SlotRequest request)
    {
        lock (_gate) { return IsGranting ? _queue.ReserveAgain(_state, lost, request) : null; }
    }

    /// <summary>What it asks of the slots that train for it.</summary>
    public Requirements Requirements
    {
        get { lock (_gate) { return Requirements.Of(_spec, _kinds.First); } }
    }

    /// <summary>What its search has decided and the ledger does not have, in order; at most <paramref name="count"/>.</summary>
    public IReadOnlyList<DueDecision> ListDueDecisions(int count)
    {
        lock (_gate) { return _search?.ListDue(count) ?? []; }
    }

    /// <summary>Ends a reservation, granted or not.</summary>
    public void Unreserve(TrialReservation reservation)
    {
        lock (_gate)
        {
            _queue.Unreserve(reservation);
            SettleIfDone();
            if (_queue.ReservedCount == 0) { _kinds.Release(); }
        }
    }

    /// <summary>
    /// The lease that <paramref name="request"/>'s slot holds although it asks for one: its grant was written and the answer
    /// was lost on the way.
    /// </summary>
    public Lease? FindHeld(SlotRequest request)
    {
        lock (_gate)
        {
            var held = _trials.Running.FirstOrDefault(trial => trial.IsHeldBy(request));
            if (held is null) { return null; }

            var (resume, of) = _trials.ResumeOf(held);
            return new(held.Lease!, held.Spec, _spec.ForSlot(), resume, held.Until, of);
        }
    }

    /// <summary>Whether <paramref name="lease"/> is its trial's newest and has already ended.</summary>
    public bool HasEnded(LeaseKey lease)
    {
        lock (_gate)
        {
            return _trials.Find(lease.Trial) is { } trial && trial.Lease == lease && trial.State != TrialState.Running;
        }
    }

    /// <summary>The verdict on a report of a lease that the ledger has just accepted.</summary>
    public Verdict Judge() => State switch
    {
        ExperimentState.Pausing or ExperimentState.Paused => Verdict.Pause,
        ExperimentState.Canceled => Verdict.Stop,
        _ => Verdict.Continue,
    };

    /// <summary>
    /// The objective of <paramref name="report"/>'s family in its metrics, or null where nothing ranks the family or the model reports
    /// another part of its family's metrics.
    /// </summary>
    public double? ObjectiveOf(EpochReport report)
    {
        lock (_gate)
        {
            if (_trials.Find(report.Lease.Trial) is not { } trial || _ranking.ObjectiveFor(trial) is not { } objective)
            {
                return null;
            }

            foreach (var metric in report.Metrics)
            {
                if (metric.Name == objective.Metric) { return metric.Value; }
            }

            return null;
        }
    }

    /// <summary>A trial's value from its recorded epochs, as <c>objective_at</c> says.</summary>
    public double? ValueOf(int number)
    {
        lock (_gate) { return _trials.Find(number) is { } trial ? _ranking.ValueOf(trial) : null; }
    }

    /// <summary>A trial of the ledger.</summary>
    /// <exception cref="KeyNotFoundException">There is none with that number.</exception>
    public TrialSpec GetTrial(int number)
    {
        lock (_gate) { return _trials[number].Spec; }
    }

    /// <summary>The leases that the ledger holds for running, of all workers or of some.</summary>
    public IReadOnlyList<LeaseKey> ListRunning(Func<string, bool>? isOfWorker = null)
    {
        lock (_gate) { return [.. _trials.Running.Where(trial => isOfWorker?.Invoke(trial.WorkerId) ?? true).Select(trial => trial.Lease!)]; }
    }

    /// <summary>Whether <paramref name="lease"/> is its trial's newest and runs.</summary>
    public bool IsRunning(LeaseKey lease)
    {
        lock (_gate) { return _trials.Find(lease.Trial) is { State: TrialState.Running } trial && trial.Lease == lease; }
    }

    /// <summary>The experiment at a glance, at <paramref name="now"/>.</summary>
    public ExperimentSummary Summarize(DateTimeOffset now)
    {
        lock (_gate)
        {
            var until = _endedAt ?? now;
            return new(_id, _spec.Name, _state, _trials.CountAll(), _plan.Planned, _ranking.ListBest(), _createdAt, _endedAt,
                Math.Max(0, (until - _createdAt).TotalSeconds));
        }
    }

    private bool IsGranting => _state is ExperimentState.Pending or ExperimentState.Running;

    // Why no slot gets a trial of it, or null.
    private string? FindBar() =>
        !IsGranting ? $"the experiment is {_state}"
        : _spec.MaxSlots is { } most && _queue.TakenSlots >= most ? $"the experiment has its max_slots, {most}"
        : _hold.IsOn ? "its plan is being changed"
        : null;

    private void ApplyEvent(LedgerEvent @event)
    {
        ApplyToTrials(@event);
        _search?.Apply(@event);
    }

    private void ApplyToTrials(LedgerEvent @event)
    {
        switch (@event)
        {
            case ExperimentStateChanged changed: Move(changed.To); break;
            case SpecificationChanged changed: Change(changed); break;
            case TrialsReopened reopened: Reopen(reopened); break;
            case TrialsTagged tagged: _trials.Tag(tagged); break;
            case SearchDecided decided: _trials.Decide(decided); break;
            case TrialCreated created: _trials.Create(created.Trial); break;
            case LeaseGranted granted: Grant(granted); break;
            case EpochRecorded recorded: Record(recorded); break;
            case TrialEnded ended: End(ended); break;
            case AttemptFailed failed: _trials.Fail(failed); break;
            case LeaseReturned returned: _trials.Return(returned); break;
            case CheckpointSaved saved: _trials[saved.Lease.Trial].Save(saved.Checkpoint); break;
            case CheckpointDropped dropped: _trials[dropped.Trial].Drop(dropped.Epoch); break;
        }
    }

    private void Move(ExperimentState to)
    {
        _state = to;
        _endedAt = ExperimentTransitions.IsEnded(to) ? _lastAt : null;
        if (to == ExperimentState.Canceled) { _trials.CancelOpen(); }
    }

    private void Change(SpecificationChanged changed)
    {
        (_spec, _plan) = (changed.Spec, SearchPlan.For(changed.Spec));
        _queue.Replan(_search is null ? _plan : null);
        _search?.Change(_spec);
        if (changed.Epochs is { } epochs) { _trials.SetEpochs(epochs); }
    }

    private void Reopen(TrialsReopened reopened)
    {
        foreach (var number in reopened.Trials) { _trials.Reopen(number); }

        // Trials that are trained on are ranked again when they end.
        if (reopened.From == TrialState.Completed)
        {
            _ranking = new(_spec);
            foreach (var trial in _trials.Completed) { _ranking.Rank(trial, _ranking.ValueOf(trial)); }
        }
    }

    private void Grant(LeaseGranted granted)
    {
        _trials.Grant(granted, _kinds.Add(granted.Environment));
        _queue.SawLease(granted.Lease.Number);
    }

    private void Record(EpochRecorded recorded)
    {
        var trial = _trials[recorded.Report.Lease.Trial];
        trial.Record(recorded.Report.Epoch, recorded.Objective, _ranking.ComparerFor(trial));
    }

    private void End(TrialEnded ended)
    {
        _trials.End(ended.Outcome);
        if (ended.Outcome.State == TrialState.Completed) { _ranking.Rank(_trials[ended.Outcome.Lease.Trial], ended.Objective); }
    }
}
