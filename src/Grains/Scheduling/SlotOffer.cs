using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Cluster;

namespace Orchestrator.Grains.Scheduling;

/// <summary>A free slot, with what the head knows around it.</summary>
/// <param name="Request">The slot.</param>
/// <param name="Kinds">What the bits of its worker's results depend on.</param>
/// <param name="Others">The other workers that take trials.</param>
internal sealed record SlotOffer(SlotRequest Request, WorkerKinds Kinds, IReadOnlyList<WorkerAbilities> Others)
{
    /// <summary>The machine kind that trials on a device would have in it.</summary>
    /// <param name="device">cpu, cuda or cuda:N.</param>
    public string KindOn(string device) => Kinds.Of(device, Request.Slot);
}
