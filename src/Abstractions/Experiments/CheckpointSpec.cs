namespace Orchestrator.Abstractions.Experiments;

/// <summary>Which checkpoints are taken and kept. The last epoch always has one.</summary>
/// <param name="Every">Epochs between checkpoints, at least 1.</param>
/// <param name="AtMostSeconds">No two of one attempt are taken within this time, but for the last epoch and the best one where that is the trial's value.</param>
/// <param name="Keep"><c>best</c>, <c>last</c> or <c>all</c>; the newest is kept while the trial runs.</param>
[GenerateSerializer, Immutable, Alias("checkpoint-spec")]
public sealed record CheckpointSpec(
    [property: Id(0)] int Every,
    [property: Id(1)] double AtMostSeconds,
    [property: Id(2)] IReadOnlyList<string> Keep);
