namespace Orchestrator.Abstractions.Workers;

/// <summary>Memory in use.</summary>
/// <param name="Used">What is in use, in bytes.</param>
/// <param name="Total">Of how much, in bytes.</param>
[GenerateSerializer, Immutable, Alias("memory-use")]
public sealed record MemoryUse([property: Id(0)] long Used, [property: Id(1)] long Total);
