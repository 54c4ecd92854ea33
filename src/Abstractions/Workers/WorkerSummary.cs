namespace Orchestrator.Abstractions.Workers;

/// <summary>A worker as its head knows it.</summary>
/// <param name="Id">The process's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SecondsSinceHeartbeat">Since its last sign of life.</param>
/// <param name="Slots">What its slots did then.</param>
/// <param name="Environment">What attempts run in, a JSON object.</param>
public sealed record WorkerSummary(
    string Id, string Name, WorkerState State, double SecondsSinceHeartbeat, IReadOnlyList<SlotStatus> Slots, string Environment)
{
    /// <summary>What its owner calls its abilities; sweeps ask for them by <c>requires</c>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>What the bits of its results depend on, on one line.</summary>
    public string MachineKind { get; init; } = "";

    /// <summary>What all its trials may take of memory together, in bytes, or null where it does not say.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How much of its machine it used at its last sign of life; null where it does not say, or is gone.</summary>
    public WorkerLoad? Load { get; init; }

    /// <summary>Why it gets no more trials although it asks, or null where it gets some.</summary>
    public string? SetAside { get; init; }
}
