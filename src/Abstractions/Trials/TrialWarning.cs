namespace Orchestrator.Abstractions.Trials;

/// <summary>A warning that holds at the end of an epoch.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Message">One sentence for a person, with what was measured.</param>
[GenerateSerializer, Immutable, Alias("trial-warning")]
public sealed record TrialWarning([property: Id(0)] WarningKind Kind, [property: Id(1)] string Message);
