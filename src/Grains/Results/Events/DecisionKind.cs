namespace Orchestrator.Grains.Results.Events;

/// <summary>What a search decides.</summary>
public enum DecisionKind
{
    /// <summary>A new trial trains; it is created in the same append.</summary>
    Start,

    /// <summary>A trial that stands at a rung trains on.</summary>
    Continue,

    /// <summary>A trial waits at a rung.</summary>
    Pause,

    /// <summary>A trial ends at a rung.</summary>
    Prune,

    /// <summary>The family's search has ended.</summary>
    Finish,
}
