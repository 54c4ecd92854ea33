using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Abstractions.Queries;

/// <summary>An experiment at a glance.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The sweep's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Trials">Trials by state.</param>
/// <param name="Planned">Trials of the whole plan, or null when unknown.</param>
/// <param name="Best">The best Completed trial of each family that has one; unranked families are left out.</param>
/// <param name="CreatedAt">When it was recorded, UTC.</param>
/// <param name="EndedAt">When it ended, UTC, or null.</param>
/// <param name="Seconds">Wall time while an owner ran it.</param>
[GenerateSerializer, Immutable, Alias("experiment-summary")]
public sealed record ExperimentSummary(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] ExperimentState State,
    [property: Id(3)] TrialCounts Trials,
    [property: Id(4)] int? Planned,
    [property: Id(5)] IReadOnlyList<LeaderboardEntry> Best,
    [property: Id(6)] DateTimeOffset CreatedAt,
    [property: Id(7)] DateTimeOffset? EndedAt,
    [property: Id(8)] double Seconds);
