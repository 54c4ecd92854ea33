using Orchestrator.Grains.Cluster.Membership;
using Orleans.Runtime.Placement;

namespace Orchestrator.Grains.Workers;

/// <summary>Finds the silo of the worker in a slot's key; silos are named after their processes.</summary>
internal sealed class WorkerPlacementDirector(ISiloStatusOracle silos) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString() ?? "";
        var worker = key.Split('/')[0];
        // A process whose silo was rebuilt may have an older row that is not Dead yet: the newest generation is it.
        var home = context.GetCompatibleSilos(target).Where(silo => IsHome(silo, worker)).MaxBy(silo => silo.Generation)
            ?? throw new SiloUnavailableException($"Worker {worker} has left: its slots are nowhere else.");
        return Task.FromResult(home);
    }

    private bool IsHome(SiloAddress silo, string worker) =>
        silos.TryGetSiloName(silo, out var name) && SiloNames.WorkerIdOf(name) == worker;
}
