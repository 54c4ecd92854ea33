namespace Orchestrator.Abstractions.Trials;

/// <summary>Where a trial stands; <see cref="TrialTransitions"/> lists the legal moves.</summary>
public enum TrialState
{
    /// <summary>Waiting for a slot.</summary>
    Pending,

    /// <summary>A worker holds its lease.</summary>
    Running,

    /// <summary>Stopped at a rung, with a checkpoint.</summary>
    Paused,

    /// <summary>Trained to its last epoch.</summary>
    Completed,

    /// <summary>Ended early by the pruner.</summary>
    Pruned,

    /// <summary>Ended with a <see cref="TrialFailure"/>.</summary>
    Failed,

    /// <summary>Ended by a person.</summary>
    Canceled,
}
