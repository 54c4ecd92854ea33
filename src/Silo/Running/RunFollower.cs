using System.Threading.Channels;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Workers;

namespace Orchestrator.Silo.Running;

/// <summary>Follows an experiment to its end and shows it.</summary>
internal sealed class RunFollower(IGrainFactory grains, ExperimentOwner owner, SlotPool pool, string id, IRunView view, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Channel<CommittedEvent> _events = Channel.CreateUnbounded<CommittedEvent>(new() { SingleReader = true });
    private readonly long _start = time.GetTimestamp();
    private int _doneBefore;

    private IExperimentGrain Experiment => grains.GetGrain<IExperimentGrain>(id);

    /// <summary>Returns when the experiment has ended or <paramref name="until"/> is done.</summary>
    public async Task<ExperimentSummary> FollowAsync(Task until)
    {
        _doneBefore = (await Experiment.GetStatusAsync()).Trials.Ended;
        owner.Committed += Enqueue;
        try
        {
            using var timer = new PeriodicTimer(Interval, time);
            while (true)
            {
                var isDone = until.IsCompleted;
                var progress = await ShowAsync();
                if (isDone || ExperimentTransitions.IsEnded(progress.Experiment.State)) { return progress.Experiment; }

                await Task.WhenAny(timer.WaitForNextTickAsync().AsTask(), until);
            }
        }
        finally
        {
            owner.Committed -= Enqueue;
        }
    }

    private void Enqueue(CommittedEvent committed)
    {
        if (committed.Event is TrialEnded && committed.Event.ExperimentId == id) { _events.Writer.TryWrite(committed); }
    }

    private async Task<RunProgress> ShowAsync()
    {
        var progress = new RunProgress(await Experiment.GetStatusAsync(), await ListSlotsAsync(), time.GetElapsedTime(_start), _doneBefore);
        while (_events.Reader.TryRead(out var committed))
        {
            var ended = (TrialEnded)committed.Event;
            view.TrialEnded(owner.GetTrial(id, ended.Outcome.Lease.Trial), ended.Outcome, ended.Objective, progress);
        }

        view.Update(progress);
        return progress;
    }

    private async Task<IReadOnlyList<SlotStatus>> ListSlotsAsync() => await Task.WhenAll(
        Enumerable.Range(0, pool.Count).Select(slot => grains.GetGrain<IWorkerGrain>(new SlotKey(pool.WorkerId, slot).ToString()).GetStatusAsync()));
}
