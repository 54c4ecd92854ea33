namespace Orchestrator.Abstractions.Experiments;

/// <summary>Where an experiment stands; <see cref="ExperimentTransitions"/> lists the legal moves.</summary>
public enum ExperimentState
{
    /// <summary>Recorded; no trial has been given out.</summary>
    Pending,

    /// <summary>Trials are given out.</summary>
    Running,

    /// <summary>Waiting for running trials to reach the end of their epoch.</summary>
    Pausing,

    /// <summary>Nothing runs; it can be resumed.</summary>
    Paused,

    /// <summary>No new trials; running ones finish.</summary>
    Stopping,

    /// <summary>Every trial of the plan has ended.</summary>
    Completed,

    /// <summary>Stopped by a person before its plan was done.</summary>
    Stopped,

    /// <summary>Canceled by a person; running trials were ended at once.</summary>
    Canceled,

    /// <summary>It ended without a good trial.</summary>
    Failed,
}
