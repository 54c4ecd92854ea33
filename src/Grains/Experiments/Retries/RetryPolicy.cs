using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Experiments.Retries;

/// <summary>
/// Whether a trial is tried again, by the type of failure. A failure of the trial itself would come again, bit for bit; one of
/// the machine need not. Pure.
/// </summary>
internal static class RetryPolicy
{
    /// <summary>So many losses in a row without a newer checkpoint fail the trial: perhaps it is what kills workers.</summary>
    public const int MostLosses = 5;

    /// <summary>From so many on it runs alone, so that it takes no other trial with it.</summary>
    public const int LossesToRunAlone = 2;

    /// <summary>So often a fault of the program is tried again.</summary>
    public const int InternalRetries = 2;

    /// <summary>What becomes of the trial.</summary>
    /// <param name="kind">How the attempt failed; <see cref="FailureKind.WorkerLost"/> for a loss.</param>
    /// <param name="history">What lies behind the trial, this end included.</param>
    public static RetryAction Decide(FailureKind kind, AttemptHistory history) => kind switch
    {
        FailureKind.WorkerLost when history.Losses >= MostLosses => RetryAction.Fail,
        FailureKind.WorkerLost when history.Losses >= LossesToRunAlone => RetryAction.RetryAlone,
        FailureKind.WorkerLost => RetryAction.Retry,
        FailureKind.OutOfMemory => history.IsAlone ? RetryAction.Fail : RetryAction.RetryAlone,
        FailureKind.Internal => history.InternalFailures > InternalRetries ? RetryAction.Fail : RetryAction.RetryElsewhere,
        _ => RetryAction.Fail,
    };
}
