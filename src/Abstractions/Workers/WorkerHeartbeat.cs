using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Workers;

/// <summary>A sign of life of a worker process, sent every few seconds; it renews the leases that it names.</summary>
/// <param name="WorkerId">The process's id, drawn at its start.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Environment">What attempts run in, a JSON object.</param>
/// <param name="Slots">What its slots do now.</param>
/// <param name="Leases">The leases that it holds: those that it trains, and those whose reports are still on the way.</param>
/// <param name="IsDraining">Whether it takes no more leases.</param>
/// <param name="HasLeft">Whether this is its last sign: everything is given back and the process ends.</param>
[GenerateSerializer, Immutable, Alias("worker-heartbeat")]
public sealed record WorkerHeartbeat(
    [property: Id(0)] string WorkerId,
    [property: Id(1)] string Name,
    [property: Id(2)] string Environment,
    [property: Id(3)] IReadOnlyList<SlotStatus> Slots,
    [property: Id(4)] IReadOnlyList<LeaseKey> Leases,
    [property: Id(5)] bool IsDraining,
    [property: Id(6)] bool HasLeft = false)
{
    /// <summary>What its owner calls its abilities.</summary>
    [Id(7)] public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>What all its trials may take of memory together, in bytes, or null where it does not say.</summary>
    [Id(8)] public long? MemoryBytes { get; init; }

    /// <summary>Its <see cref="WorkerContract.Version"/>.</summary>
    [Id(9)] public int ContractVersion { get; init; } = WorkerContract.Version;

    /// <summary>
    /// How much of its machine it uses, or null where it does not say. Nothing depends on it, so that no <see cref="WorkerContract"/> does: who
    /// does not know it reads over it.
    /// </summary>
    [Id(10)] public WorkerLoad? Load { get; init; }
}
