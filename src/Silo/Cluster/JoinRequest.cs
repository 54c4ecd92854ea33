namespace Orchestrator.Silo.Cluster;

/// <summary>A worker asks to join.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="ContractVersion">Its <see cref="Abstractions.Workers.WorkerContract.Version"/>.</param>
/// <param name="Release">Its program's version.</param>
internal sealed record JoinRequest(string Name, int ContractVersion, string Release);
