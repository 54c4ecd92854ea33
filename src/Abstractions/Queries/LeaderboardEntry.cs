using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Queries;

/// <summary>A trial in its family's ranking.</summary>
/// <param name="Family">The family.</param>
/// <param name="Metric">The family's objective, or null where nothing ranks it yet.</param>
/// <param name="Rank">From 1 within the family, or null where nothing ranks it.</param>
/// <param name="Model">The model.</param>
/// <param name="Trial">The trial number.</param>
/// <param name="Value">The objective's value, or null where nothing ranks it.</param>
/// <param name="Parameters">The trial's parameters.</param>
[GenerateSerializer, Immutable, Alias("leaderboard-entry")]
public sealed record LeaderboardEntry(
    [property: Id(0)] string Family,
    [property: Id(1)] string? Metric,
    [property: Id(2)] int? Rank,
    [property: Id(3)] string Model,
    [property: Id(4)] int Trial,
    [property: Id(5)] double? Value,
    [property: Id(6)] IReadOnlyList<ParameterAssignment> Parameters)
{
    /// <summary>Warnings that hold at the trial's newest epoch.</summary>
    [Id(7)]
    public IReadOnlyList<WarningRow> Warnings { get; init; } = [];

    /// <summary>The newest epoch with a sample image, or null.</summary>
    [Id(8)]
    public int? SampleEpoch { get; init; }

    /// <summary>Completed or Pruned.</summary>
    [Id(9)]
    public TrialState State { get; init; } = TrialState.Completed;
}
