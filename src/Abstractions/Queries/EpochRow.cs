using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Queries;

/// <summary>One recorded epoch of a trial.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Metrics">Every metric except times.</param>
/// <param name="Seconds">Wall time of the epoch.</param>
/// <param name="ImagesPerSecond">Training speed.</param>
public sealed record EpochRow(int Epoch, IReadOnlyList<MetricValue> Metrics, double Seconds, double ImagesPerSecond);
