using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Experiments;

/// <summary>A slot with the lease that it was granted.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="WorkerId">The worker process.</param>
/// <param name="Slot">The slot, from 0.</param>
internal sealed record LeaseHolder(LeaseKey Lease, string WorkerId, int Slot);
