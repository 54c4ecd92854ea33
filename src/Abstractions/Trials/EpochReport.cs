namespace Orchestrator.Abstractions.Trials;

/// <summary>What a worker reports at the end of an epoch.</summary>
/// <param name="Lease">The right under which it was trained.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="Metrics">Every metric of the epoch except times.</param>
/// <param name="Samples">Sample images, empty where the epoch keeps none.</param>
/// <param name="Seconds">Wall time of the epoch; outside the promise of equal bits.</param>
/// <param name="ImagesPerSecond">Training speed; outside the promise of equal bits.</param>
/// <param name="Checkpoint">The checkpoint that was taken at its end, or null.</param>
[GenerateSerializer, Immutable, Alias("epoch-report")]
public sealed record EpochReport(
    [property: Id(0)] LeaseKey Lease,
    [property: Id(1)] int Epoch,
    [property: Id(2)] IReadOnlyList<MetricValue> Metrics,
    [property: Id(3)] IReadOnlyList<SampleImage> Samples,
    [property: Id(4)] double Seconds,
    [property: Id(5)] double ImagesPerSecond,
    [property: Id(6)] CheckpointInfo? Checkpoint = null)
{
    /// <summary>What is wrong at its end, at most one of each kind.</summary>
    [Id(7)]
    public IReadOnlyList<TrialWarning> Warnings { get; init; } = [];
}
