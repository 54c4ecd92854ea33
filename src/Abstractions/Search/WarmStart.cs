namespace Orchestrator.Abstractions.Search;

/// <summary>
/// Results of earlier experiments that samplers know before their first proposal. What was taken stands here: it stays so when those
/// experiments are extended or deleted.
/// </summary>
/// <param name="Sources">Where the results come from, in the order of the sweep file; they decide nothing.</param>
/// <param name="Results">The results, by source and setting.</param>
[GenerateSerializer, Immutable, Alias("warm-start")]
public sealed record WarmStart(
    [property: Id(0)] IReadOnlyList<WarmStartSource> Sources,
    [property: Id(1)] IReadOnlyList<EarlierResult> Results);
