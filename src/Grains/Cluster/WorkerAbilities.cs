using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Grains.Cluster;

/// <summary>What a worker can be asked for.</summary>
/// <param name="WorkerId">The worker process.</param>
/// <param name="Kinds">What the bits of its results depend on.</param>
/// <param name="Labels">What its owner calls its abilities.</param>
/// <param name="Slots">The kinds of its slots.</param>
internal sealed record WorkerAbilities(string WorkerId, WorkerKinds Kinds, IReadOnlyList<string> Labels, IReadOnlyList<SlotKind> Slots)
{
    /// <summary>How many of its slots, the first ones, can train on a GPU.</summary>
    public int GpuSlots { get; init; }

    /// <summary>Whether a slot of it has a machine kind where an experiment trains.</summary>
    /// <param name="machineKind">The machine kind.</param>
    /// <param name="device">cpu, cuda or cuda:N.</param>
    public bool HasKind(string machineKind, string device) => Kinds.Has(machineKind, device, GpuSlots);
}
