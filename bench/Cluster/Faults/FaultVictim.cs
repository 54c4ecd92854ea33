namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>Who has a fault.</summary>
internal enum FaultVictim
{
    /// <summary>The head.</summary>
    Head,

    /// <summary>A worker.</summary>
    Worker,

    /// <summary>A worker that comes for it.</summary>
    Newcomer,

    /// <summary>The disk under the database.</summary>
    Disk,
}
