using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Cluster;

namespace Orchestrator.Grains.Scheduling;

/// <summary>A free slot, with what the head knows around it.</summary>
/// <param name="Request">The slot.</param>
/// <param name="Kinds">What the bits of its results depend on.</param>
/// <param name="Others">The other workers that take trials.</param>
internal sealed record SlotOffer(SlotRequest Request, DeviceKinds Kinds, IReadOnlyList<WorkerAbilities> Others);
