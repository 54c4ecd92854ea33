namespace Orchestrator.Abstractions.Workers;

/// <summary>How much of its machine a worker uses. Whatever the system does not tell is null.</summary>
[GenerateSerializer, Immutable, Alias("worker-load")]
public sealed record WorkerLoad
{
    /// <summary>The processor time that the process took since it was measured before, as a share of what its cores can give, 0 to 1.</summary>
    [Id(0)] public double? Cpu { get; init; }

    /// <summary>The same of everything on the machine; null where the process may not use all of the machine's cores.</summary>
    [Id(1)] public double? MachineCpu { get; init; }

    /// <summary>What the process holds of memory, in bytes.</summary>
    [Id(2)] public long? OwnMemory { get; init; }

    /// <summary>What it can no longer have of the memory that it may take, the control group's limit considered: it or others hold it.</summary>
    [Id(3)] public MemoryUse? Memory { get; init; }

    /// <summary>That of each GPU that it trains on, by number and whoever holds it; empty where there is none or the driver does not tell.</summary>
    [Id(4)] public IReadOnlyList<MemoryUse> Gpus { get; init; } = [];
}
