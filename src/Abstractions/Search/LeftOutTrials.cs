namespace Orchestrator.Abstractions.Search;

/// <summary>Trials of an earlier experiment that were not taken.</summary>
/// <param name="Reason">Why, as it follows their number: <c>with another epochs</c>.</param>
/// <param name="Trials">How many.</param>
[GenerateSerializer, Immutable, Alias("left-out-trials")]
public sealed record LeftOutTrials([property: Id(0)] string Reason, [property: Id(1)] int Trials);
