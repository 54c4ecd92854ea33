namespace Orchestrator.Abstractions.Tests.Workers;

/// <summary>What a build before workers' load knows of a heartbeat.</summary>
[GenerateSerializer, Alias("older-heartbeat")]
internal sealed record OlderHeartbeat(
    [property: Id(0)] string WorkerId, [property: Id(1)] string Name, [property: Id(2)] string Environment)
{
    [Id(8)] public long? MemoryBytes { get; init; }

    [Id(9)] public int ContractVersion { get; init; }
}
