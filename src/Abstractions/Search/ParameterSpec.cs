namespace Orchestrator.Abstractions.Search;

/// <summary>One parameter of a sweep.</summary>
/// <param name="Name">The parameter's name, for example <c>code_size</c>.</param>
/// <param name="Domain">The values that it may take.</param>
/// <param name="When">The condition on other parameters under which it is active, or null when always.</param>
[GenerateSerializer, Immutable, Alias("parameter-spec")]
public sealed record ParameterSpec(
    [property: Id(0)] string Name,
    [property: Id(1)] ParameterDomain Domain,
    [property: Id(2)] string? When = null);
