using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Experiments;

/// <summary>A slot with the lease that it was granted.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="WorkerId">The worker process.</param>
/// <param name="Slot">The slot, from 0.</param>
/// <param name="MachineKind">What the bits of its attempt depend on.</param>
internal sealed record LeaseHolder(LeaseKey Lease, string WorkerId, int Slot, string MachineKind);
