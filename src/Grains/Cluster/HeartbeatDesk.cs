using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Experiments;

namespace Orchestrator.Grains.Cluster;

/// <summary>Answers signs of life: renews the leases that they name, and says which of them are no longer the worker's own.</summary>
/// <param name="fleet">Remembers the worker.</param>
/// <param name="directory">Knows who holds what.</param>
/// <param name="terms">Renewed by it; null in a process whose only worker it is.</param>
internal sealed class HeartbeatDesk(WorkerFleet fleet, ExperimentDirectory directory, LeaseTerms? terms = null)
{
    public WorkerOrders Take(WorkerHeartbeat heartbeat)
    {
        var isDraining = fleet.Hear(heartbeat);
        List<LeaseKey> superseded = [];
        foreach (var lease in heartbeat.Leases)
        {
            if (directory.Find(lease.ExperimentId)?.IsRunning(lease) ?? false) { terms?.Renew(lease); }
            else { superseded.Add(lease); }
        }

        var refusal = WorkerContract.FindMismatch(heartbeat.Name, heartbeat.ContractVersion);
        return new(superseded, isDraining || refusal is not null) { Refusal = refusal };
    }
}
