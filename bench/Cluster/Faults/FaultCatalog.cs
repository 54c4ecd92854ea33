using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>The kinds of faults, how often each is drawn and what it needs.</summary>
internal static class FaultCatalog
{
    /// <summary>Every kind.</summary>
    public static IReadOnlyList<FaultDefinition> All { get; } =
    [
        new(FaultKind.KillHead, 3, FaultVictim.Head, 0.2, 15),
        new(FaultKind.FreezeHead, 2, FaultVictim.Head, 5, 120),
        new(FaultKind.KillWorker, 4, FaultVictim.Worker, 0.2, 20),
        new(FaultKind.FreezeWorker, 3, FaultVictim.Worker, 5, 120),
        new(FaultKind.DrainWorker, 1, FaultVictim.Worker, 0.2, 10),
        new(FaultKind.EndWorker, 1, FaultVictim.Worker, 0.2, 10),
        new(FaultKind.JoinWorker, 1, FaultVictim.Newcomer, 5, 40),
        new(FaultKind.CutCheckpoint, 2, FaultVictim.Worker, 0.2, 10),
        new(FaultKind.CutWorkersCheckpoint, 1, FaultVictim.Worker, 2, 5),
        new(FaultKind.CutLink, 2, FaultVictim.Worker, 5, 60, Network.FindObstacle),
        new(FaultKind.CutIncoming, 1, FaultVictim.Worker, 5, 60, Network.FindObstacle),
        new(FaultKind.CutOutgoing, 1, FaultVictim.Worker, 5, 60, Network.FindObstacle),
        new(FaultKind.CutToHead, 2, FaultVictim.Worker, 5, 60, Network.FindObstacle),
        new(FaultKind.FillDisk, 2, FaultVictim.Disk, 3, 20, () => Environment.UserName == "root" ? null : "needs root"),
        new(FaultKind.SetHeadsClockBack, 1, FaultVictim.Head, 60, 7200, FindClockObstacle),
        new(FaultKind.SetWorkersClockBack, 1, FaultVictim.Worker, 60, 7200, FindClockObstacle),
    ];

    private static string? FindClockObstacle() => Clock.CanBeSet ? null : "needs faketime (apt-get install faketime)";
}
