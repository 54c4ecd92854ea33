using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Workers;

/// <summary>The answer to a heartbeat.</summary>
/// <param name="Superseded">Leases of the heartbeat that are no longer their trials' newest: their attempts are dropped.</param>
/// <param name="IsDraining">Whether the worker shall take no more leases and leave.</param>
[GenerateSerializer, Immutable, Alias("worker-orders")]
public sealed record WorkerOrders(
    [property: Id(0)] IReadOnlyList<LeaseKey> Superseded,
    [property: Id(1)] bool IsDraining)
{
    /// <summary>Why the worker cannot work for this head, which may have been replaced since it joined; null where it can.</summary>
    [Id(2)] public string? Refusal { get; init; }
}
