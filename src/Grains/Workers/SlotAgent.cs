using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Storage;
using Orchestrator.Grains.Trials;
using Orchestrator.Models.Data;

namespace Orchestrator.Grains.Workers;

/// <summary>
/// Drives one slot: asks the scheduler for a lease, hands it to the slot, carries its reports to the experiment and the
/// verdicts back. It belongs to the process: when the silo is built anew, it goes on by the new one.
/// </summary>
internal sealed partial class SlotAgent(
    int index, SlotPool pool, GrainAccess grains, IReportCarrier carrier, ITrialFiles files, TimeProvider time, ILogger<SlotAgent> logger)
{
    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryWait = TimeSpan.FromSeconds(1);

    /// <summary>A head that is away for longer is complained of: one that starts, or a process that does, needs less.</summary>
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(5);

    /// <summary>A worker whose disk is full asks for no lease for so long.</summary>
    private static readonly TimeSpan RoomWait = TimeSpan.FromSeconds(10);

    private readonly TrainerSlot _slot = pool[index];
    private bool _isRefusing;

    private SlotRequest Request => pool.RequestOf(index);

    /// <summary>Runs until the pool drains, then until its attempt has ended.</summary>
    /// <exception cref="DatabaseException">The head will never take what the slot has.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!pool.IsDraining && !cancellation.IsCancellationRequested)
        {
            if (_isRefusing) { await Task.Delay(RoomWait, time, cancellation); }

            _isRefusing = false;
            var lease = await PersistAsync(AskAsync, cancellation);
            if (lease is null)
            {
                await Task.Delay(IdleWait, time, cancellation);
            }
            else
            {
                await RunLeaseAsync(lease, cancellation);
            }
        }
    }

    private ISchedulerGrain Scheduler => grains.Scheduler;

    private IWorkerGrain Worker => grains.Slot(new(pool.WorkerId, index));

    private IExperimentGrain ExperimentOf(LeaseKey lease) => grains.Experiment(lease.ExperimentId);

    private async Task RunLeaseAsync(Lease lease, CancellationToken cancellation)
    {
        _slot.Held = lease.Key;
        if (await FetchAsync(lease, cancellation) is { } outcome)
        {
            await FinishAsync(outcome with { Lease = _slot.Held ?? lease.Key }, cancellation);
            files.Forget(lease.Key);
            return;
        }

        await PersistAsync(() => Worker.StartAsync(lease with { Key = _slot.Held ?? lease.Key }), cancellation);
        await FollowAsync(lease.Key, cancellation);
    }

    // An experiment of the head's that cannot plan its next trial is no end of this worker: others have trials.
    private async Task<Lease?> AskAsync()
    {
        try
        {
            return await Scheduler.RequestAsync(Request);
        }
        catch (ArgumentException exception) when (grains.IsRemote)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }
    }

    /// <summary>Gets what the lease needs.</summary>
    /// <returns>How the attempt ends before it begins, or null.</returns>
    private async Task<TrialOutcome?> FetchAsync(Lease lease, CancellationToken cancellation)
    {
        try
        {
            await PersistAsync(() => files.FetchAsync(lease, cancellation), cancellation, unless: () => pool.IsDraining);
            return pool.IsDraining ? new(lease.Key, TrialState.Pending) : null;
        }
        catch (DataSetException exception)
        {
            return new(lease.Key, TrialState.Failed, new(FailureKind.Internal, exception.Message, 0));
        }
        catch (StorageException exception)
        {
            // Another worker may have room; this one asks again when it may have some too.
            LogNoRoom(index, exception.Message);
            _isRefusing = true;
            return new(lease.Key, TrialState.Pending);
        }
    }

    private async Task FinishAsync(TrialOutcome outcome, CancellationToken cancellation)
    {
        try
        {
            await PersistAsync(() => ExperimentOf(outcome.Lease).FinishAsync(outcome), cancellation);
        }
        catch (AppendException exception) when (grains.IsRemote)
        {
            // The lease is let go: its term ends, and the trial is tried again as after a loss.
            LogUnrecorded(outcome.Lease.ExperimentId, outcome.Lease.Trial, exception.Message);
        }

        _slot.Held = null;
    }

    private async Task FollowAsync(LeaseKey lease, CancellationToken cancellation)
    {
        var ending = new AttemptEnding();
        await foreach (var message in _slot.Messages.ReadAllAsync(cancellation))
        {
            if (message.Outcome is { } outcome)
            {
                if (message.Fault is { } fault) { LogFault(fault, lease.ExperimentId, lease.Trial); }

                await FinishAsync(ending.Conclude(outcome) with { Lease = _slot.Held ?? lease }, cancellation);
                files.Forget(lease);
                return;
            }

            if (message.Notice is { } notice)
            {
                LogNotice(lease.ExperimentId, lease.Trial, notice);
                pool.Tell(lease.Trial, notice);
            }
            else if (!ending.IsDecided)
            {
                // What was trained ahead of a verdict that ends the trial is thrown away.
                await ReportAsync(message.Report!, ending, cancellation);
                if (ending.IsPausing) { await PersistAsync(() => Worker.PauseAsync(_slot.Held ?? lease), cancellation); }

                if (ending.IsDecided) { await PersistAsync(() => Worker.CancelAsync(_slot.Held ?? lease), cancellation); }
            }
        }
    }

    private async Task ReportAsync(EpochReport report, AttemptEnding ending, CancellationToken cancellation)
    {
        try
        {
            ending.Take(await SendAsync(report, cancellation));
        }
        catch (Exception exception) when (exception is ArgumentException or AppendException)
        {
            ending.Refuse(new(FailureKind.Internal, $"The report of epoch {report.Epoch} is malformed: {exception.Message}", report.Epoch));
        }
    }

    /// <summary>Carries a report; a lease that was taken away while this process was out of reach is asked for again first.</summary>
    private async Task<Verdict> SendAsync(EpochReport report, CancellationToken cancellation)
    {
        while (true)
        {
            var sent = report with { Lease = _slot.Held ?? report.Lease };
            if (sent.Checkpoint is { } checkpoint && !await PersistAsync(() => files.DeliverAsync(sent.Lease, checkpoint, cancellation), cancellation))
            {
                sent = sent with { Checkpoint = null };
            }

            var verdict = await PersistAsync(() => carrier.SendAsync(sent), cancellation);
            if (verdict != Verdict.Superseded || !await ReclaimAsync(sent.Lease, cancellation)) { return verdict; }
        }
    }

    private async Task<bool> ReclaimAsync(LeaseKey lost, CancellationToken cancellation)
    {
        // The heartbeat may have been quicker.
        if (_slot.Held != lost) { return _slot.Held is not null; }

        var lease = await PersistAsync(() => ExperimentOf(lost).ReclaimAsync(lost, Request), cancellation);
        return lease is not null && _slot.Adopt(lost, lease.Key);
    }

    private async Task PersistAsync(Func<Task> call, CancellationToken cancellation, Func<bool>? unless = null) =>
        await PersistAsync(async () => { await call(); return true; }, cancellation, unless);

    private bool IsFinal(Exception exception) =>
        exception is ArgumentException or DataSetException or StorageException or AppendException || (exception is DatabaseException && !grains.IsRemote);

    /// <summary>Calls until it succeeds or cannot: a head that is away delays a report, it never loses one.</summary>
    private async Task<T> PersistAsync<T>(Func<Task<T>> call, CancellationToken cancellation, Func<bool>? unless = null)
    {
        var (since, isTold) = (time.GetTimestamp(), false);
        while (true)
        {
            try
            {
                var answer = await call();
                if (isTold) { LogBack(index); }

                return answer;
            }
#pragma warning disable CA1031 // Whatever kept the call from the head, the answer is to try again.
            catch (Exception exception) when (!IsFinal(exception) && !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                if (unless?.Invoke() == true) { return default!; }

                if (!isTold && time.GetElapsedTime(since) >= QuietTime)
                {
                    isTold = true;
                    LogRetry(index, exception.Message);
                }

                await Task.Delay(RetryWait, time, cancellation);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Slot {Slot}: the head does not answer; trying again every second: {Reason}")]
    private partial void LogRetry(int slot, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Slot {Slot}: the head answers again")]
    private partial void LogBack(int slot);

    [LoggerMessage(5, LogLevel.Warning, "Slot {Slot}: gives its trial back, since the disk has no room for what it needs: {Reason}")]
    private partial void LogNoRoom(int slot, string reason);

    [LoggerMessage(6, LogLevel.Error, "Experiment {Experiment}: the end of trial {Trial} cannot be recorded: {Reason}")]
    private partial void LogUnrecorded(string experiment, int trial, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Experiment {Experiment}: trial {Trial}: {Notice}")]
    private partial void LogNotice(string experiment, int trial, string notice);

    [LoggerMessage(2, LogLevel.Warning, "Experiment {Experiment}: trial {Trial} failed")]
    private partial void LogFault(Exception exception, string experiment, int trial);
}
