namespace Orchestrator.Abstractions.Commands;

/// <summary>What a person can ask of an experiment; <see cref="CommandTable"/> says when.</summary>
public enum CommandKind
{
    /// <summary>Running trials give their leases back at the end of their epoch, with a checkpoint; none starts.</summary>
    Pause,

    /// <summary>Go on after a pause or a stop.</summary>
    Resume,

    /// <summary>No new trials; running ones finish.</summary>
    Stop,

    /// <summary>Running trials end within one batch; every trial that has not ended is Canceled. Named trials alone: the experiment goes on.</summary>
    Cancel,

    /// <summary>More trials, or more epochs of each; an experiment that has ended goes on.</summary>
    Extend,

    /// <summary>Parameter sets are tried next, beside what is planned; an experiment that has ended goes on.</summary>
    Enqueue,

    /// <summary>A new trial goes on from a kept checkpoint of another with some of its parameters changed; an experiment that has ended goes on.</summary>
    Fork,

    /// <summary>Some failed trials or all of them are tried again; an experiment that has ended goes on.</summary>
    Retry,

    /// <summary>Another weight or another bound on slots.</summary>
    Set,

    /// <summary>Everything that is recorded of it goes, checkpoints too.</summary>
    Delete,

    /// <summary>Tags of some trials are added or removed; it changes nothing that is trained.</summary>
    Tag,
}
