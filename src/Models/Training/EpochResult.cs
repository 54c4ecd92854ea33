namespace Orchestrator.Models.Training;

/// <summary>What an epoch gave.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Metrics">Metrics by name, in a fixed order, without times.</param>
/// <param name="Seconds">Wall time of training and evaluation.</param>
/// <param name="ImagesPerSecond">Training images per second of training alone.</param>
public sealed record EpochResult(
    int Epoch,
    IReadOnlyList<KeyValuePair<string, double>> Metrics,
    double Seconds,
    double ImagesPerSecond)
{
    /// <summary>What is wrong at its end, at most one of each kind.</summary>
    public IReadOnlyList<TrainingWarning> Warnings { get; init; } = [];
}
