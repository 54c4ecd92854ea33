using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Hosting;
using Orleans.Concurrency;
using Orleans.GrainDirectory;

namespace Orchestrator.Grains.Scheduling;

/// <summary>Offers a free slot to the active experiments in turn; the experiment grants the lease.</summary>
[Reentrant, GrainDirectory(AddressDirectory.Name)]
internal sealed class SchedulerGrain(ExperimentDirectory directory, WorkerRegistry workers) : Grain, ISchedulerGrain
{
    public async Task<Lease?> RequestAsync(SlotRequest request)
    {
        foreach (var id in directory.ListActive())
        {
            var lease = await GrainFactory.GetGrain<IExperimentGrain>(id).LeaseAsync(request);
            if (lease is not null) { return lease; }
        }

        return null;
    }

    public Task<WorkerOrders> HeartbeatAsync(WorkerHeartbeat heartbeat) => Task.FromResult(workers.Take(heartbeat));
}
