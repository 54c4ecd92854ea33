namespace Orchestrator.Abstractions.Search;

/// <summary>One setting of an earlier experiment.</summary>
/// <param name="Family">The family whose sampler is told.</param>
/// <param name="Parameters">Its parameters, in the order in which they were recorded.</param>
/// <param name="Values">Its values of the family's objectives, in their order; null where it failed by itself, which is worst.</param>
[GenerateSerializer, Immutable, Alias("earlier-result")]
public sealed record EarlierResult(
    [property: Id(0)] string Family,
    [property: Id(1)] IReadOnlyList<ParameterAssignment> Parameters,
    [property: Id(2)] IReadOnlyList<double>? Values);
