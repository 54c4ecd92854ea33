using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments.Retries;
using Orchestrator.Grains.Scheduling;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Grains.Experiments;

/// <summary>What commands, retries and the scheduler ask of it.</summary>
internal sealed partial class ExperimentProjection
{
    /// <summary>Trials of the whole plan.</summary>
    public int Planned
    {
        get { lock (_gate) { return _plan.Planned; } }
    }

    /// <summary>What its order of decisions costs, or null where nothing depends on results.</summary>
    public WindowUse? Window
    {
        get { lock (_gate) { return _search is null ? null : new(_spec.Parallelism, _search.MostHeldBack); } }
    }

    /// <summary>Whether a trial runs.</summary>
    public bool IsAnyRunning
    {
        get { lock (_gate) { return _trials.Count(TrialState.Running) > 0; } }
    }

    /// <summary>Whether a trial waits for a slot, or is still to be created.</summary>
    public bool HasWork => FindNext() is not null || ListDueDecisions(1).Count > 0;

    /// <summary>The number of the trial that a free slot would get, or null.</summary>
    public int? FindNext()
    {
        lock (_gate) { return IsGranting ? _queue.FindNext() : null; }
    }

    /// <summary>What a trial needs of its worker.</summary>
    public TrialNeeds NeedsOf(TrialSpec trial)
    {
        lock (_gate)
        {
            var faults = _trials.Find(trial.Number)?.Faults;
            return new(_id, trial.Number, TrialMemory.Estimate(trial, _spec), faults is { NeedsToBeAlone: true } ? faults.WhyAlone : null);
        }
    }

    /// <summary>What runs on a worker for this experiment.</summary>
    public IReadOnlyList<TrialNeeds> ListNeedsOn(string workerId)
    {
        lock (_gate)
        {
            return [.. _trials.Running.Where(trial => trial.Holder!.WorkerId == workerId).Select(trial => NeedsOf(trial.Spec))];
        }
    }

    /// <summary>What becomes of a trial whose attempt ends as <paramref name="kind"/>.</summary>
    public RetryAction DecideRetry(int number, FailureKind kind)
    {
        lock (_gate)
        {
            return _trials.Find(number) is { } trial ? RetryPolicy.Decide(kind, trial.Faults.With(kind)) : RetryAction.Fail;
        }
    }

    /// <summary>The worker that has or last had a trial, or null.</summary>
    public string? FindWorker(int number)
    {
        lock (_gate) { return _trials.Find(number)?.Holder?.WorkerId; }
    }

    /// <summary>The lease under which a trial runs, or null where it does not.</summary>
    public LeaseKey? FindRunning(int number)
    {
        lock (_gate) { return _trials.Find(number) is { State: TrialState.Running } trial ? trial.Lease : null; }
    }

    /// <summary>How many epochs of a trial are recorded.</summary>
    public int EpochsOf(int number)
    {
        lock (_gate) { return _trials[number].Epochs; }
    }

    /// <summary>Where a trial stands, or null where there is none with that number.</summary>
    public TrialState? FindState(int number)
    {
        lock (_gate) { return _trials.Find(number)?.State; }
    }

    /// <summary>A trial's tags, or null where there is no such trial.</summary>
    public IReadOnlyList<string>? FindTags(int number)
    {
        lock (_gate) { return _trials.Find(number)?.Tags; }
    }

    /// <summary>The checkpoints that are kept of a trial, oldest first.</summary>
    public IReadOnlyList<CheckpointInfo> ListCheckpoints(int number)
    {
        lock (_gate) { return [.. _trials[number].Checkpoints]; }
    }

    /// <summary>
    /// Slots that train for it or are <paramref name="coming"/>. A slot stays among those that come until the answer to its grant is
    /// through, which is after the grant itself: it counts once.
    /// </summary>
    public int CountSlots(IReadOnlySet<(string WorkerId, int Slot)> coming)
    {
        lock (_gate)
        {
            return coming.Count + _trials.Running.Count(trial => trial.Holder is not { } holder || !coming.Contains((holder.WorkerId, holder.Slot)));
        }
    }

    /// <summary>Trials by state.</summary>
    public TrialCounts CountTrials()
    {
        lock (_gate) { return _trials.CountAll(); }
    }

    /// <summary>The numbers of trials that stand at <paramref name="state"/>, lowest first.</summary>
    public IReadOnlyList<int> ListIn(TrialState state)
    {
        lock (_gate) { return _trials.ListIn(state); }
    }

    /// <summary>The slots that hold a lease, each with its lease.</summary>
    public IReadOnlyList<LeaseHolder> ListHolders()
    {
        lock (_gate) { return [.. _trials.Running.Select(trial => trial.Holder!)]; }
    }
}
