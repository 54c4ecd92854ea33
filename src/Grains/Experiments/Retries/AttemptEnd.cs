using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments.Retries;

/// <summary>What the ledger is told of an attempt's end, as the policy of retries decides.</summary>
internal static class AttemptEnd
{
    /// <summary>The end that a worker reported.</summary>
    public static LedgerEvent Of(TrialOutcome outcome, ExperimentProjection experiment) => outcome switch
    {
        { State: TrialState.Pending } => new LeaseReturned(outcome.Lease, LeaseReturned.Released, "the worker gave it back"),
        { State: TrialState.Failed, Failure: { } failure } => OfFailure(outcome, failure, experiment),
        _ => new TrialEnded(outcome, outcome.State == TrialState.Completed ? experiment.ValueOf(outcome.Lease.Trial) : null),
    };

    /// <summary>The end of an attempt whose worker was lost: the trial waits again, or has failed when that came too often.</summary>
    /// <param name="lease">The lease that the worker had.</param>
    /// <param name="reason">How it was lost, for a person.</param>
    /// <param name="experiment">The experiment.</param>
    public static LedgerEvent OfLoss(LeaseKey lease, string reason, ExperimentProjection experiment)
    {
        var (action, epochs) = (experiment.DecideRetry(lease.Trial, FailureKind.WorkerLost), experiment.EpochsOf(lease.Trial));
        return action == RetryAction.Fail
            ? new TrialEnded(new(lease, TrialState.Failed, new(FailureKind.WorkerLost, Lost(reason), epochs)), null)
            : new LeaseReturned(lease, LeaseReturned.Lost, reason);
    }

    private static LedgerEvent OfFailure(TrialOutcome outcome, TrialFailure failure, ExperimentProjection experiment) =>
        experiment.DecideRetry(outcome.Lease.Trial, failure.Kind) switch
        {
            RetryAction.RetryAlone => new AttemptFailed(outcome.Lease, failure, "it is tried again alone on a worker"),
            RetryAction.RetryElsewhere => new AttemptFailed(outcome.Lease, failure, "it is tried again, on another worker where there is one"),
            RetryAction.Retry => new AttemptFailed(outcome.Lease, failure, "it is tried again"),
            _ => new TrialEnded(outcome, null),
        };

    private static string Lost(string reason) =>
        $"Its worker was lost {RetryPolicy.MostLosses} times in a row without a newer checkpoint, at last since {reason}.";
}
