using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orleans.Concurrency;
using Orleans.GrainDirectory;

namespace Orchestrator.Grains.Experiments;

/// <summary>
/// The address of an experiment. It holds no state: it appends to the ledger and answers from the process's projection,
/// so a second activation neither forks nor loses anything. Reentrant, since each call waits for a commit.
/// </summary>
[Reentrant, GrainDirectory(AddressDirectory.Name)]
internal sealed partial class ExperimentGrain(
    ILedger ledger, ExperimentDirectory directory, CheckpointKeeper keeper, TimeProvider time, ILogger<ExperimentGrain> logger)
    : Grain, IExperimentGrain
{
    private string Id => this.GetPrimaryKeyString();

    private ExperimentProjection Experiment => directory.Get(Id);

    public async Task<Lease?> LeaseAsync(SlotRequest request)
    {
        if (Experiment.FindHeld(request) is { } held) { return held; }

        while (Experiment.Reserve() is { } reservation)
        {
            if (await GrantAsync(reservation, request)) { return reservation.ToLease(Id, Experiment.Spec); }
        }

        return null;
    }

    public async Task<Verdict> ReportAsync(EpochReport report)
    {
        var recorded = new EpochRecorded(report, Experiment.ObjectiveOf(report));
        if (await ledger.AppendAsync([recorded]) == AppendResult.Refused)
        {
            await RefuseAsync(report.Lease, $"epoch {report.Epoch}");
            return Verdict.Superseded;
        }

        if (report.Checkpoint is { } checkpoint) { await keeper.SaveAsync(Experiment, report.Lease, checkpoint); }

        return Experiment.Judge();
    }

    public async Task FinishAsync(TrialOutcome outcome)
    {
        LedgerEvent end = outcome.State == TrialState.Pending
            ? new LeaseReturned(outcome.Lease, LeaseReturned.Released, "the worker gave it back")
            : new TrialEnded(outcome, outcome.State == TrialState.Completed ? Experiment.ValueOf(outcome.Lease.Trial) : null);
        if (await ledger.AppendAsync([end]) == AppendResult.Refused)
        {
            // A call that is repeated because its answer was lost finds its end recorded.
            if (!Experiment.HasEnded(outcome.Lease)) { await RefuseAsync(outcome.Lease, "end"); }

            return;
        }

        LogEnded(Id, outcome.Lease.Trial, outcome.State, outcome.Failure?.Message);
        await ExperimentEnding.EndIfDoneAsync(ledger, Experiment, Id);
    }

    public Task<ExperimentSummary> GetStatusAsync() => Task.FromResult(Experiment.Summarize(time.GetUtcNow()));

    private async Task<bool> GrantAsync(TrialReservation reservation, SlotRequest request)
    {
        try
        {
            return await ledger.AppendAsync(reservation.ToEvents(Id, request)) == AppendResult.Accepted;
        }
        finally
        {
            Experiment.Unreserve(reservation);
        }
    }

    private async Task RefuseAsync(LeaseKey lease, string what)
    {
        LogRefused(Id, lease.Trial, lease.Number, what);
        await ledger.AppendAsync([new ReportRefused(lease, what)]);
    }
}
