using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Grains.Cluster;

/// <summary>What a worker can be asked for.</summary>
/// <param name="WorkerId">The worker process.</param>
/// <param name="Kinds">What the bits of its results depend on; of its first GPU where it has several.</param>
/// <param name="Labels">What its owner calls its abilities.</param>
/// <param name="Slots">The kinds of its slots.</param>
internal sealed record WorkerAbilities(string WorkerId, DeviceKinds Kinds, IReadOnlyList<string> Labels, IReadOnlyList<SlotKind> Slots);
