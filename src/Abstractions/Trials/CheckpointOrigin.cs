namespace Orchestrator.Abstractions.Trials;

/// <summary>Where a trial comes from that does not start at the beginning: another trial's checkpoint.</summary>
/// <param name="Trial">The number of the trial whose checkpoint it was.</param>
/// <param name="Epoch">The checkpoint's epoch; the trial's own first epoch is the next one.</param>
[GenerateSerializer, Immutable, Alias("checkpoint-origin")]
public sealed record CheckpointOrigin([property: Id(0)] int Trial, [property: Id(1)] int Epoch);
