namespace Orchestrator.Abstractions.Workers;

/// <summary>Where a worker stands, as its head knows it.</summary>
public enum WorkerState
{
    /// <summary>It shows itself and takes trials.</summary>
    Active,

    /// <summary>It takes no more trials and leaves.</summary>
    Draining,

    /// <summary>It has given no sign of life for some time; its leases run out.</summary>
    Silent,

    /// <summary>It has given everything back and ended.</summary>
    Left,

    /// <summary>The cluster found it dead, or its leases ran out.</summary>
    Lost,
}
