using System.Collections.Concurrent;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Workers;

namespace Orchestrator.Silo.Running;

/// <summary>
/// Follows an experiment to its end and shows it. Made before the host starts, so that it misses nothing; disposed by the
/// caller.
/// </summary>
internal sealed class RunFollower : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly IGrainFactory _grains;
    private readonly ExperimentOwner _owner;
    private readonly SlotPool _pool;
    private readonly ExperimentSummary _before;
    private readonly IRunView _view;
    private readonly Func<LedgerHealth> _health;
    private readonly TimeProvider _time;
    private readonly EndedTrials _ended;
    private readonly ConcurrentQueue<string> _moves = [];
    private readonly SlotPaces _paces = new();
    private readonly IdleSlots _idle = new();
    private readonly long _start;

    /// <param name="grains">Where the experiment and the slots answer once the host has started.</param>
    /// <param name="owner">Tells of events.</param>
    /// <param name="pool">The slots to show.</param>
    /// <param name="before">The experiment before this process runs it.</param>
    /// <param name="view">Where it is shown.</param>
    /// <param name="health">Tells whether results are written.</param>
    /// <param name="time">The clock.</param>
    public RunFollower(
        IGrainFactory grains, ExperimentOwner owner, SlotPool pool, ExperimentSummary before, IRunView view, Func<LedgerHealth> health,
        TimeProvider time)
    {
        (_grains, _owner, _pool, _before, _view, _health, _time) = (grains, owner, pool, before, view, health, time);
        (_ended, _start) = (new(before.Id, before.Trials), time.GetTimestamp());
        owner.Committed += _ended.OnCommitted;
        owner.Committed += OnCommitted;
    }

    /// <summary>Returns when the experiment has ended or <paramref name="until"/> is done.</summary>
    public async Task FollowAsync(Task until)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        while (true)
        {
            var isDone = until.IsCompleted;
            var progress = await ShowAsync();
            _idle.Look(progress);
            if (isDone || ExperimentTransitions.IsEnded(progress.Experiment.State))
            {
                if (_idle.Describe(_owner.FindWindow(_before.Id), _pool.Count) is { } idle) { _view.Notice(idle); }

                return;
            }

            await Task.WhenAny(timer.WaitForNextTickAsync().AsTask(), until);
        }
    }

    public void Dispose()
    {
        _owner.Committed -= _ended.OnCommitted;
        _owner.Committed -= OnCommitted;
    }

    // From the ledger's thread: told at the next look.
    private void OnCommitted(CommittedEvent committed)
    {
        if (committed.Event is ExperimentStateChanged changed
            && (changed.By is not null || changed.To == ExperimentState.Stopping) && changed.ExperimentId == _before.Id)
        {
            _moves.Enqueue($"The experiment is {changed.To}: {changed.Reason}.");
        }
    }

    private async Task<RunProgress> ShowAsync()
    {
        var experiment = await _grains.GetGrain<IExperimentGrain>(_before.Id).GetStatusAsync();
        var (slots, elapsed) = (await ListSlotsAsync(), _time.GetElapsedTime(_start));
        var progress = new RunProgress(experiment, slots, elapsed, _before.Trials.Ended, _paces.Slowest(slots, elapsed), WaitingFor());
        foreach (var (ended, counts) in _ended.Take())
        {
            Tell(ended, progress with { Experiment = experiment with { Trials = counts } });
        }

        while (_moves.TryDequeue(out var move)) { _view.Notice(move); }

        _view.Update(progress);
        return progress;
    }

    private void Tell(LedgerEvent ended, RunProgress progress)
    {
        var trial = _owner.GetTrial(_before.Id, ended.TrialNumber!.Value);
        if (ended is SearchDecided pruned) { _view.TrialPruned(trial, pruned.Reason, progress); }
        else if (ended is TrialEnded { Outcome: var outcome, Objective: var value }) { _view.TrialEnded(trial, outcome, value, progress); }
    }

    private string? WaitingFor() => _health() is { IsWaiting: true } waiting ? waiting.Reason : null;

    private async Task<IReadOnlyList<SlotStatus>> ListSlotsAsync() => await Task.WhenAll(
        Enumerable.Range(0, _pool.Count).Select(slot => _grains.GetGrain<IWorkerGrain>(new SlotKey(_pool.WorkerId, slot).ToString()).GetStatusAsync()));
}
