namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>What is done to the cluster.</summary>
internal enum FaultKind
{
    /// <summary>kill -9; the head is started again after a while.</summary>
    KillHead,

    /// <summary>SIGSTOP, and SIGCONT after a while.</summary>
    FreezeHead,

    /// <summary>kill -9; another worker takes its place after a while.</summary>
    KillWorker,

    /// <summary>SIGSTOP, and SIGCONT after a while.</summary>
    FreezeWorker,

    /// <summary><c>cluster drain</c>; another worker takes its place after a while.</summary>
    DrainWorker,

    /// <summary>SIGTERM; another worker takes its place after a while.</summary>
    EndWorker,

    /// <summary>One worker more, which is killed after a while.</summary>
    JoinWorker,

    /// <summary>A checkpoint file of the head's is cut short, and the worker killed whose trial has it.</summary>
    CutCheckpoint,

    /// <summary>A checkpoint file on its way is cut short on the worker's disk.</summary>
    CutWorkersCheckpoint,

    /// <summary>Nothing passes the worker's link.</summary>
    CutLink,

    /// <summary>Nothing reaches the worker; what it sends arrives.</summary>
    CutIncoming,

    /// <summary>Nothing of what the worker sends arrives.</summary>
    CutOutgoing,

    /// <summary>The worker reaches other workers, and not the head.</summary>
    CutToHead,

    /// <summary>No byte is free on the database's disk.</summary>
    FillDisk,

    /// <summary>kill -9; the head is started again with its clock set back.</summary>
    SetHeadsClockBack,

    /// <summary>kill -9; a worker whose clock is set back takes its place.</summary>
    SetWorkersClockBack,
}
