using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Experiments.Decisions;
using Orchestrator.Grains.Experiments.Retries;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Scheduling;
using Orchestrator.Grains.Workers;
using Orleans.Concurrency;
using Orleans.GrainDirectory;

namespace Orchestrator.Grains.Experiments;

/// <summary>
/// The address of an experiment. It holds no state: it appends to the ledger and answers from the process's projection,
/// so a second activation neither forks nor loses anything. Reentrant, since each call waits for a commit.
/// </summary>
[Reentrant, GrainDirectory(AddressDirectory.Name)]
internal sealed partial class ExperimentGrain(
    ILedger ledger, ExperimentDirectory directory, WorkerFleet fleet, CommandExecutor executor,
    CheckpointKeeper keeper, TimeProvider time, ILogger<ExperimentGrain> logger)
    : Grain, IExperimentGrain
{
    private static readonly TimeSpan TellPatience = TimeSpan.FromSeconds(1);

    private string Id => this.GetPrimaryKeyString();

    private ExperimentProjection Experiment => directory.Get(Id);

    public async Task<Lease?> LeaseAsync(SlotRequest request)
    {
        if (Experiment.FindHeld(request) is { } held) { return held; }

        await DecisionRecorder.RecordAsync(ledger, Experiment);
        var offer = fleet.Hear(request);
        while (Experiment.Reserve(offer) is { } reservation)
        {
            var needs = Experiment.NeedsOf(reservation.Trial);
            if (fleet.TryStart(needs, request, directory.ListNeedsOn(request.WorkerId)) is not null)
            {
                Experiment.Unreserve(reservation);
                return null;
            }

            if (await GrantAsync(reservation, request, needs)) { return reservation.ToLease(Id, Experiment.Spec); }
        }

        await ExperimentEnding.EndIfDoneAsync(ledger, Experiment, Id);
        return null;
    }

    public async Task<Lease?> ReclaimAsync(LeaseKey lost, SlotRequest request)
    {
        if (directory.Find(Id) is not { } experiment) { return null; }

        // A call that is repeated because its answer was lost finds its grant recorded.
        if (experiment.FindHeld(request) is { } held) { return held.Key.Trial == lost.Trial ? held : null; }

        return experiment.ReserveAgain(lost, request) is { } reservation && await GrantAsync(reservation, request, experiment.NeedsOf(reservation.Trial))
            ? reservation.ToLease(Id, experiment.Spec)
            : null;
    }

    public async Task<Verdict> ReportAsync(EpochReport report)
    {
        if (directory.Find(Id) is not { State: not ExperimentState.Canceled }) { return Verdict.Stop; }

        // A late report of an attempt that was taken away says nothing of the trial's new holder.
        if (Experiment.IsRunning(report.Lease) && Experiment.FindWorker(report.Lease.Trial) is { } worker) { fleet.Saw(worker); }

        var recorded = new EpochRecorded(report, Experiment.ObjectiveOf(report));
        if (await ledger.AppendAsync([recorded]) == AppendResult.Refused)
        {
            // A cancel that was recorded meanwhile is no fault of the worker's.
            if (Experiment.State == ExperimentState.Canceled || Experiment.FindState(report.Lease.Trial) == TrialState.Canceled) { return Verdict.Stop; }

            await RefuseAsync(report.Lease, $"epoch {report.Epoch}");
            return Verdict.Superseded;
        }

        if (report.Checkpoint is { } checkpoint) { await keeper.SaveAsync(Experiment, report.Lease, checkpoint); }

        await TimeBudget.StopIfSpentAsync(ledger, Experiment, Id);
        await DecisionRecorder.RecordAsync(ledger, Experiment);
        return Experiment.Judge();
    }

    public async Task<IReadOnlyList<ReportAnswer>> ReportAllAsync(IReadOnlyList<EpochReport> reports) =>
        await Task.WhenAll(reports.Select(AnswerAsync));

    public async Task FinishAsync(TrialOutcome outcome)
    {
        // The experiment was canceled and deleted while the attempt ended.
        if (directory.Find(Id) is null) { return; }

        if (Experiment.HasEnded(outcome.Lease)) { return; }

        var end = AttemptEnd.Of(outcome, Experiment);
        if (await ledger.AppendAsync([end]) == AppendResult.Refused)
        {
            // A call that is repeated because its answer was lost finds its end recorded.
            if (!Experiment.HasEnded(outcome.Lease)) { await RefuseAsync(outcome.Lease, "end"); }

            return;
        }

        LogEnded(Id, outcome.Lease.Trial, outcome.State, outcome.Failure?.Message);
        keeper.CleanUp(Experiment, Id, outcome.Lease.Trial);
        await DecisionRecorder.RecordAsync(ledger, Experiment);
        if (outcome.Failure?.Kind == FailureKind.Internal) { NoteFault(outcome.Lease.Trial); }

        await ExperimentEnding.EndIfDoneAsync(ledger, Experiment, Id);
    }

    public async Task<CommandResult> ExecuteAsync(ExperimentCommand command)
    {
        var holders = Experiment.ListHolders();
        var result = await executor.ExecuteAsync(Id, command);
        if (result.IsChanged) { await TellWorkersAsync(command.Kind, [.. holders.Where(holder => IsMeant(command, holder))]); }

        return result;
    }

    public Task<ExperimentSummary> GetStatusAsync() => Task.FromResult(Experiment.Summarize(time.GetUtcNow()));

    private async Task<ReportAnswer> AnswerAsync(EpochReport report)
    {
        try
        {
            return new(await ReportAsync(report));
        }
#pragma warning disable CA1031 // It is the answer to this report, and the others have theirs.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(default, exception);
        }
    }

    private static bool IsMeant(ExperimentCommand command, LeaseHolder holder) =>
        command.Trials.Count == 0 || command.Trials.Contains(holder.Lease.Trial);

    // Only to be quick: a worker that does not hear of it learns it from the verdict on its next report.
    private async Task TellWorkersAsync(CommandKind kind, IReadOnlyList<LeaseHolder> holders)
    {
        if (kind is not (CommandKind.Pause or CommandKind.Cancel)) { return; }

        var calls = Task.WhenAll(holders.Select(holder => TellAsync(kind, holder)));
        await Task.WhenAny(calls, Task.Delay(TellPatience, time));
    }

    private async Task TellAsync(CommandKind kind, LeaseHolder holder)
    {
        try
        {
            var worker = GrainFactory.GetGrain<IWorkerGrain>(new SlotKey(holder.WorkerId, holder.Slot).ToString());
            await (kind == CommandKind.Cancel ? worker.CancelAsync(holder.Lease) : worker.PauseAsync(holder.Lease));
        }
#pragma warning disable CA1031 // Whatever keeps the call from the worker, its next report brings the verdict.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogUntold(exception, Id, holder.Lease.Trial, holder.WorkerId);
        }
    }

    private async Task<bool> GrantAsync(TrialReservation reservation, SlotRequest request, TrialNeeds needs)
    {
        try
        {
            return await ledger.AppendAsync(reservation.ToEvents(Id, request with { Environment = MachineKinds.On(Experiment.Spec.Device, request.Environment, request.Slot) })) == AppendResult.Accepted;
        }
        finally
        {
            Experiment.Unreserve(reservation);
            fleet.Started(needs, request.WorkerId);
        }
    }

    private void NoteFault(int trial)
    {
        if (Experiment.FindWorker(trial) is { } worker && fleet.AddInternalFailure(worker, Id, trial))
        {
            LogSetAside(worker, KnownWorker.MostFailingTrials);
        }
    }

    private async Task RefuseAsync(LeaseKey lease, string what)
    {
        LogRefused(Id, lease.Trial, lease.Number, what);
        await ledger.AppendAsync([new ReportRefused(lease, what)]);
    }
}
