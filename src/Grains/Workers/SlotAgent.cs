using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Workers;

/// <summary>
/// Drives one slot: asks the scheduler for a lease, hands it to the slot, carries its reports to the experiment and the
/// verdicts back. It knows grains only, so it works in a silo and in a client.
/// </summary>
internal sealed partial class SlotAgent(
    int index, SlotPool pool, IGrainFactory grains, TimeProvider time, ILogger<SlotAgent> logger)
{
    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RetryWait = TimeSpan.FromSeconds(1);

    private readonly TrainerSlot _slot = pool[index];
    private readonly SlotRequest _request = new(pool.WorkerId, index, pool.Environment) { MemoryBytes = pool.MemoryBytes };

    /// <summary>Runs until the pool drains, then until its attempt has ended.</summary>
    /// <exception cref="DatabaseException">The head will never take what the slot has.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!pool.IsDraining && !cancellation.IsCancellationRequested)
        {
            var lease = await PersistAsync(() => Scheduler.RequestAsync(_request), cancellation);
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

    private ISchedulerGrain Scheduler => grains.GetGrain<ISchedulerGrain>(0);

    private IWorkerGrain Worker => grains.GetGrain<IWorkerGrain>(new SlotKey(pool.WorkerId, index).ToString());

    private async Task RunLeaseAsync(Lease lease, CancellationToken cancellation)
    {
        var experiment = grains.GetGrain<IExperimentGrain>(lease.Key.ExperimentId);
        if (pool.IsDraining)
        {
            await PersistAsync(() => experiment.FinishAsync(new(lease.Key, TrialState.Pending)), cancellation);
            return;
        }

        await PersistAsync(() => Worker.StartAsync(lease), cancellation);
        await FollowAsync(lease.Key, experiment, cancellation);
    }

    private async Task FollowAsync(LeaseKey lease, IExperimentGrain experiment, CancellationToken cancellation)
    {
        var ending = new AttemptEnding();
        await foreach (var message in _slot.Messages.ReadAllAsync(cancellation))
        {
            if (message.Outcome is { } outcome)
            {
                if (message.Fault is { } fault) { LogFault(fault, lease.ExperimentId, lease.Trial); }

                await PersistAsync(() => experiment.FinishAsync(ending.Conclude(outcome)), cancellation);
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
                await ReportAsync(experiment, message.Report!, ending, cancellation);
                if (ending.IsPausing) { await PersistAsync(() => Worker.PauseAsync(lease), cancellation); }

                if (ending.IsDecided) { await PersistAsync(() => Worker.CancelAsync(lease), cancellation); }
            }
        }
    }

    private async Task ReportAsync(IExperimentGrain experiment, EpochReport report, AttemptEnding ending, CancellationToken cancellation)
    {
        try
        {
            ending.Take(await PersistAsync(() => experiment.ReportAsync(report), cancellation));
        }
        catch (ArgumentException exception)
        {
            ending.Refuse(new(FailureKind.Internal, $"The report of epoch {report.Epoch} is malformed: {exception.Message}", report.Epoch));
        }
    }

    private async Task PersistAsync(Func<Task> call, CancellationToken cancellation) =>
        await PersistAsync(async () => { await call(); return true; }, cancellation);

    /// <summary>Calls until it succeeds or cannot: a head that is away delays a report, it never loses one.</summary>
    private async Task<T> PersistAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await call();
            }
#pragma warning disable CA1031 // Whatever kept the call from the head, the answer is to try again.
            catch (Exception exception) when (exception is not (DatabaseException or ArgumentException) && !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogRetry(exception, index);
                await Task.Delay(RetryWait, time, cancellation);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Slot {Slot}: the head did not answer; trying again")]
    private partial void LogRetry(Exception exception, int slot);

    [LoggerMessage(3, LogLevel.Warning, "Experiment {Experiment}: trial {Trial}: {Notice}")]
    private partial void LogNotice(string experiment, int trial, string notice);

    [LoggerMessage(2, LogLevel.Warning, "Experiment {Experiment}: trial {Trial} failed")]
    private partial void LogFault(Exception exception, string experiment, int trial);
}
