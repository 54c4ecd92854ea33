namespace Orchestrator.Abstractions.Queries;

/// <summary>A trial with its curves, attempts and samples.</summary>
/// <param name="Summary">The trial at a glance.</param>
/// <param name="Epochs">Every recorded epoch, in order.</param>
/// <param name="Attempts">Every lease that it was given, in order.</param>
/// <param name="Samples">Which sample images are stored, by epoch then kind.</param>
/// <param name="Checkpoints">Which checkpoints are stored, by epoch.</param>
public sealed record TrialDetail(
    TrialSummary Summary,
    IReadOnlyList<EpochRow> Epochs,
    IReadOnlyList<AttemptRow> Attempts,
    IReadOnlyList<SampleRow> Samples,
    IReadOnlyList<CheckpointRow> Checkpoints)
{
    /// <summary>What its search decided about it, in order; empty where nothing depends on results.</summary>
    public IReadOnlyList<DecisionRow> Decisions { get; init; } = [];

    /// <summary>Every warning that it carried, by the epoch in which it began.</summary>
    public IReadOnlyList<WarningRow> Warnings { get; init; } = [];
}
