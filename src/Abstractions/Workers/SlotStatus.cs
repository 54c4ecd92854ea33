namespace Orchestrator.Abstractions.Workers;

/// <summary>What a slot does now.</summary>
/// <param name="Slot">The slot, from 0.</param>
/// <param name="ExperimentId">The experiment that it trains for, or null when idle.</param>
/// <param name="Trial">The trial number; 0 when idle.</param>
/// <param name="Model">The model's name, or null when idle.</param>
/// <param name="Epoch">The epoch in training, from 1; 0 before the first.</param>
/// <param name="Epochs">The trial's epochs.</param>
/// <param name="EpochFraction">How much of the epoch is done, 0 to 1.</param>
/// <param name="Loss">The running training loss; NaN before the first step.</param>
/// <param name="ImagesPerSecond">The speed of the last finished epoch or, before one, of this one so far.</param>
[GenerateSerializer, Immutable, Alias("slot-status")]
public sealed record SlotStatus(
    [property: Id(0)] int Slot,
    [property: Id(1)] string? ExperimentId = null,
    [property: Id(2)] int Trial = 0,
    [property: Id(3)] string? Model = null,
    [property: Id(4)] int Epoch = 0,
    [property: Id(5)] int Epochs = 0,
    [property: Id(6)] double EpochFraction = 0,
    [property: Id(7)] double Loss = double.NaN,
    [property: Id(8)] double ImagesPerSecond = 0)
{
    /// <summary>What it can train on.</summary>
    [Id(9)] public SlotKind Kind { get; init; }
}
