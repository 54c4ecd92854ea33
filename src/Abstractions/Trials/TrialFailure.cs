namespace Orchestrator.Abstractions.Trials;

/// <summary>How a trial failed.</summary>
/// <param name="Kind">The type, which decides whether it is tried again.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Epoch">The epoch in which it failed, from 1; 0 before the first.</param>
[GenerateSerializer, Immutable, Alias("trial-failure")]
public sealed record TrialFailure(
    [property: Id(0)] FailureKind Kind,
    [property: Id(1)] string Message,
    [property: Id(2)] int Epoch);
