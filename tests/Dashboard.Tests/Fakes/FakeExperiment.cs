using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>An experiment of three families, one of them without an objective.</summary>
internal sealed record FakeExperiment(
    ExperimentDetail Detail, IReadOnlyList<TrialDetail> Trials, IReadOnlyList<EventRow> Events)
{
    public string Id => Detail.Summary.Id;

    public static FamilySpec[] Families { get; } =
    [
        new("autoencoder", ["vanilla", "sparse"], new("mse", ObjectiveDirection.Minimize)),
        new("denoising", ["denoising"], new("denoising_mse", ObjectiveDirection.Minimize)),
        new("gan", ["gan"], null),
    ];

    public IReadOnlyList<LeaderboardEntry> Leaderboard(int perFamily) => Rank(Trials, perFamily);

    public static IReadOnlyList<LeaderboardEntry> Rank(IReadOnlyList<TrialDetail> trials, int perFamily) =>
        [.. Families.SelectMany(family => trials.Select(trial => trial.Summary)
            .Where(trial => trial.Family == family.Name && trial.State is TrialState.Completed or TrialState.Pruned)
            .Where(trial => trial.Family == family.Name)
            .OrderBy(trial => trial.State == TrialState.Pruned)
            .ThenBy(trial => trial.Objective ?? 0, Comparer<double>.Create((a, b) => family.Objective?.Compare(a, b) ?? 0))
            .Take(perFamily)
            .Select((trial, i) => new LeaderboardEntry(
                family.Name, family.Objective?.Metric, family.Objective is null ? null : i + 1, trial.Model, trial.Number,
                family.Objective is null ? null : trial.Objective, trial.Parameters)))];
}
