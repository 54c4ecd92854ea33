namespace Orchestrator.Grains.Experiments.Retries;

/// <summary>What becomes of a trial whose attempt failed or was lost.</summary>
internal enum RetryAction
{
    /// <summary>The trial has failed.</summary>
    Fail,

    /// <summary>It is tried again, anywhere.</summary>
    Retry,

    /// <summary>It is tried again where no other trial runs beside it.</summary>
    RetryAlone,

    /// <summary>It is tried again on another worker, where there is one.</summary>
    RetryElsewhere,
}
