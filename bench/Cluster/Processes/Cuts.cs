namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>What no longer passes a worker's link.</summary>
[Flags]
internal enum Cuts
{
    None = 0,

    /// <summary>What comes.</summary>
    Incoming = 1,

    /// <summary>What goes.</summary>
    Outgoing = 2,

    /// <summary>What goes to the head; other workers are reached.</summary>
    ToHead = 4,
}
