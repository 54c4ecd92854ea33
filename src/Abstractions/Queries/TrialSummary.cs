using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Queries;

/// <summary>A trial at a glance.</summary>
/// <param name="Number">The trial number.</param>
/// <param name="Setting">The setting's index.</param>
/// <param name="Repeat">The repeat within the setting.</param>
/// <param name="Family">The family in which it is ranked.</param>
/// <param name="Model">The model.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Failure">How it failed, or null.</param>
/// <param name="Attempts">Attempts counted so far.</param>
/// <param name="Epochs">Epochs recorded.</param>
/// <param name="Objective">Its value, or null before the first epoch or where nothing ranks it.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="WeightsHash">SHA-256 over the trained weights, or null before it is Completed.</param>
/// <param name="Metrics">Every metric of the newest epoch, by name.</param>
/// <param name="SampleEpoch">The newest epoch with a sample image, or null.</param>
/// <param name="Seconds">Wall time over its recorded epochs.</param>
public sealed record TrialSummary(
    int Number,
    int Setting,
    int Repeat,
    string Family,
    string Model,
    TrialState State,
    TrialFailure? Failure,
    int Attempts,
    int Epochs,
    double? Objective,
    IReadOnlyList<ParameterAssignment> Parameters,
    string? WeightsHash,
    IReadOnlyList<MetricValue> Metrics,
    int? SampleEpoch,
    double Seconds)
{
    /// <summary>The checkpoint that it began with, or null where it began at the beginning.</summary>
    public CheckpointOrigin? Origin { get; init; }

    /// <summary>Warnings that hold at its newest epoch, by kind.</summary>
    public IReadOnlyList<WarningRow> Warnings { get; init; } = [];

    /// <summary>Its tags, by name.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
