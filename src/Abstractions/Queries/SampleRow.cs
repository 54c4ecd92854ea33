namespace Orchestrator.Abstractions.Queries;

/// <summary>A stored sample image, without its bytes.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Kind">reconstruction or generation.</param>
/// <param name="SizeBytes">The PNG's size.</param>
public sealed record SampleRow(int Epoch, string Kind, int SizeBytes);
