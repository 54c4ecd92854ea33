using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Experiments;
using Orleans.Concurrency;

namespace Orchestrator.Grains.Scheduling;

/// <summary>Offers a free slot to the active experiments in turn; the experiment grants the lease.</summary>
[Reentrant]
internal sealed class SchedulerGrain(ExperimentDirectory directory) : Grain, ISchedulerGrain
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
}
