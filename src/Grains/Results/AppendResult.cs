namespace Orchestrator.Grains.Results;

/// <summary>What became of an append.</summary>
public enum AppendResult
{
    /// <summary>Every event is durable.</summary>
    Accepted,

    /// <summary>The epoch was already recorded; the first row stands. Nothing else was written but a possible Nondeterminism event.</summary>
    AlreadyRecorded,

    /// <summary>A condition did not hold (an old lease, a taken number, another state); nothing was written.</summary>
    Refused,
}
