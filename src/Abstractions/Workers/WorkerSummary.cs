namespace Orchestrator.Abstractions.Workers;

/// <summary>A worker as the head knows it.</summary>
/// <param name="Id">The process's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="State">active, draining, silent (no sign of life for some time), left or lost.</param>
/// <param name="SecondsSinceHeartbeat">Since its last sign of life.</param>
/// <param name="Slots">What its slots did then.</param>
/// <param name="Environment">What attempts run in, a JSON object.</param>
public sealed record WorkerSummary(
    string Id, string Name, string State, double SecondsSinceHeartbeat, IReadOnlyList<SlotStatus> Slots, string Environment);
