namespace Orchestrator.Abstractions.Search;

/// <summary>A parameter and its value in one setting.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Value">Its value.</param>
[GenerateSerializer, Immutable, Alias("parameter-assignment")]
public readonly record struct ParameterAssignment(
    [property: Id(0)] string Name,
    [property: Id(1)] ParameterValue Value);
