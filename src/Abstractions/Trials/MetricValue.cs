namespace Orchestrator.Abstractions.Trials;

/// <summary>One number of one epoch.</summary>
/// <param name="Name">The metric's name, for example <c>mse</c>.</param>
/// <param name="Value">Any double; NaN and infinities survive storage.</param>
[GenerateSerializer, Immutable, Alias("metric-value")]
public readonly record struct MetricValue([property: Id(0)] string Name, [property: Id(1)] double Value);
