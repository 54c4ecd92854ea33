using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments.Decisions;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Experiments;

/// <summary>What changes of its plan ask of it, and how they keep its decisions back.</summary>
internal sealed partial class ExperimentProjection
{
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(30);

    private readonly DecisionHold _hold = new();

    /// <summary>Which numbers the trials of each family have.</summary>
    public TrialNumbering Numbering
    {
        get { lock (_gate) { return _plan.Numbering; } }
    }

    /// <summary>Hands nothing out any more until it is given back: no trial is reserved and no decision is due. Waits for those that are on their way.</summary>
    /// <exception cref="TimeoutException">They did not come through.</exception>
    public async Task<IDisposable> HoldAsync()
    {
        Task settled;
        lock (_gate) { settled = _hold.Begin(IsSettled); }

        try
        {
            await settled.WaitAsync(SettlePatience);
            return new Held(this);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Takes the decisions to record next, at most <paramref name="count"/>; unless there are none they are given back with <see cref="ReturnDue"/>.</summary>
    public IReadOnlyList<DueDecision> TakeDue(int count)
    {
        lock (_gate)
        {
            var due = _hold.IsOn || _search is null ? [] : _search.ListDue(count);
            if (due.Count > 0) { _hold.Send(); }

            return due;
        }
    }

    /// <summary>Decisions, or checkpoints, that were taken are in the ledger, or were refused.</summary>
    public void ReturnDue()
    {
        lock (_gate)
        {
            _hold.Arrive();
            SettleIfDone();
        }
    }

    /// <summary>The checkpoints of a trial that the experiment does not keep; what others begin with is kept.</summary>
    public IReadOnlyList<CheckpointInfo> ListDroppedCheckpoints(int number)
    {
        lock (_gate)
        {
            var trial = _trials[number];
            return [.. trial.ListDropped(_spec.Checkpoints, _ranking.ComparerFor(trial))
                .Where(checkpoint => !_trials.IsAwaited(number, checkpoint.Epoch) && !IsToFork(number, checkpoint.Epoch))];
        }
    }

    /// <summary>Takes those to drop them, unless the plan changes; if there are any they are given back with <see cref="ReturnDue"/>.</summary>
    public IReadOnlyList<CheckpointInfo> TakeDropped(int number)
    {
        lock (_gate)
        {
            var dropped = _hold.IsOn ? [] : ListDroppedCheckpoints(number);
            if (dropped.Count > 0) { _hold.Send(); }

            return dropped;
        }
    }

    /// <summary>The first setting of a family that none of its trials has begun, from 0.</summary>
    public int FirstNewSetting(int family)
    {
        lock (_gate)
        {
            return 1 + _trials.Numbers.Select(number => _plan.Numbering.Locate(number))
                .Where(place => place.Family == family).Select(place => (int)place.Trial.Setting).DefaultIfEmpty(-1).Max();
        }
    }

    /// <summary>The first trial with just these parameters, or null.</summary>
    public int? FindTrial(IReadOnlyList<ParameterAssignment> parameters)
    {
        lock (_gate)
        {
            return _trials.Numbers.Where(number => _trials[number].Spec is { Origin: null } trial && trial.Parameters.SequenceEqual(parameters))
                .Select(number => (int?)number).FirstOrDefault();
        }
    }

    /// <summary>Why a family's search starts nothing more although there may be room, or null.</summary>
    public string? EndedBy(int family)
    {
        lock (_gate) { return _search?.EndedBy(family); }
    }

    // A fork that does not exist yet.
    private bool IsToFork(int number, int epoch) => _spec.EnqueuedLater?.Any(set =>
        set.Origin is { } origin && (origin.Trial, origin.Epoch) == (number, epoch) && !_trials.Contains(set.Trial)) ?? false;

    private bool IsSettled => _hold.OnTheWay == 0 && _queue.ReservedCount == 0;

    private void SettleIfDone()
    {
        if (IsSettled) { _hold.Settle(); }
    }

    private void Release()
    {
        lock (_gate) { _hold.End(); }
    }

    private sealed class Held(ExperimentProjection experiment) : IDisposable
    {
        public void Dispose() => experiment.Release();
    }
}
