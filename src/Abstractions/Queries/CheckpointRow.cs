namespace Orchestrator.Abstractions.Queries;

/// <summary>A stored checkpoint.</summary>
/// <param name="Epoch">The epoch at whose end it was taken, from 1.</param>
/// <param name="Sha256">SHA-256 over the file, in lower-case hex.</param>
/// <param name="SizeBytes">The file's size.</param>
/// <param name="CreatedAt">When it was recorded, UTC.</param>
public sealed record CheckpointRow(int Epoch, string Sha256, long SizeBytes, DateTimeOffset CreatedAt);
