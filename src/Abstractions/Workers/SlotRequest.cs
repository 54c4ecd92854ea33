namespace Orchestrator.Abstractions.Workers;

/// <summary>A free slot asking for work.</summary>
/// <param name="WorkerId">The worker process's id, drawn at its start.</param>
/// <param name="Slot">The slot, from 0.</param>
/// <param name="Environment">What the attempt would run in, as a JSON object: versions, CPU, threads, git commit.</param>
[GenerateSerializer, Immutable, Alias("slot-request")]
public sealed record SlotRequest(
    [property: Id(0)] string WorkerId,
    [property: Id(1)] int Slot,
    [property: Id(2)] string Environment)
{
    /// <summary>What all trials of the process may take of memory together, beside the program and its data sets, or null where it does not say.</summary>
    [Id(3)] public long? MemoryBytes { get; init; }

    /// <summary>What the slot can train on.</summary>
    [Id(4)] public SlotKind Kind { get; init; }

    /// <summary>What the worker's owner calls its abilities.</summary>
    [Id(5)] public IReadOnlyList<string> Labels { get; init; } = [];
}
