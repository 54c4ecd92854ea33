namespace Orchestrator.Abstractions.Trials;

/// <summary>What the answer to a report tells the worker.</summary>
public enum Verdict
{
    /// <summary>Train the next epoch.</summary>
    Continue,

    /// <summary>The pruner ended the trial at this epoch.</summary>
    Prune,

    /// <summary>Give the lease back at the end of the epoch that is in training, with a checkpoint.</summary>
    Pause,

    /// <summary>The trial was canceled; end it now.</summary>
    Stop,

    /// <summary>The lease is no longer the trial's newest; drop the attempt.</summary>
    Superseded,
}
