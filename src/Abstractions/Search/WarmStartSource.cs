namespace Orchestrator.Abstractions.Search;

/// <summary>An earlier experiment and what was taken of it.</summary>
/// <param name="Word">How the sweep file calls it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its sweep's name.</param>
/// <param name="Trials">How many trials it had.</param>
/// <param name="Taken">How many of them were taken.</param>
/// <param name="LeftOut">The others, by reason.</param>
[GenerateSerializer, Immutable, Alias("warm-start-source")]
public sealed record WarmStartSource(
    [property: Id(0)] string Word,
    [property: Id(1)] string Id,
    [property: Id(2)] string Name,
    [property: Id(3)] int Trials,
    [property: Id(4)] int Taken,
    [property: Id(5)] IReadOnlyList<LeftOutTrials> LeftOut);
