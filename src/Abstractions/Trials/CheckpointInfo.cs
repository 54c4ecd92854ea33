namespace Orchestrator.Abstractions.Trials;

/// <summary>A stored checkpoint: all modules, all optimizers, epoch and options of a trial at the end of an epoch.</summary>
/// <param name="Epoch">The epoch at whose end it was taken, from 1.</param>
/// <param name="Sha256">SHA-256 over the file, in lower-case hex; it names the file.</param>
/// <param name="SizeBytes">The file's size.</param>
[GenerateSerializer, Immutable, Alias("checkpoint-info")]
public sealed record CheckpointInfo(
    [property: Id(0)] int Epoch,
    [property: Id(1)] string Sha256,
    [property: Id(2)] long SizeBytes);
