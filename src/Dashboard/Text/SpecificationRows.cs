using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Dashboard.Text;

/// <summary>A specification line by line, to lay beside another.</summary>
internal static class SpecificationRows
{
    public static IReadOnlyList<(string Name, string Value)> Of(ExperimentSpec spec) =>
    [
        ("method", spec.Method.ToString().ToLowerInvariant()),
        ("seed", $"{spec.Seed}"),
        ("run_cap", spec.RunCap is { } cap ? Figures.Count(cap) : "the whole grid"),
        .. (spec.EnqueuedLater ?? []).Select(set => ($"{(set.Origin is { } origin ? $"trial {origin.Trial} forked at epoch {origin.Epoch}" : "enqueued")} as trial {set.Trial}", SetText.Of(set.Parameters))),
        ("parallelism", $"{spec.Parallelism}"),
        ("repeats", $"{spec.Repeats}" + (spec.Repeats > 1 ? $", {spec.Aggregate}" : "")),
        ("objective_at", spec.ObjectiveAt),
        ("evaluation_corruption", $"{spec.EvaluationCorruption.Kind} {Figures.Short(spec.EvaluationCorruption.Level)}"),
        ("device", spec.Device),
        .. spec.DataSets.Select(set => ($"data set {set.Name}", $"{Figures.Count(set.TrainCount)} + {Figures.Count(set.TestCount)} images, {set.Sha256[..Math.Min(12, set.Sha256.Length)]}")),
        .. spec.Families.Where(family => family.Objective is not null).Select(family => ($"objective of {family.Name}", $"{family.Objective!.Metric}, {family.Objective.Direction.ToString().ToLowerInvariant()}")),
        .. spec.Parameters.Select(parameter => (parameter.Name, Domains.Describe(parameter.Domain) + (parameter.When is null ? "" : $" when {parameter.When}"))),
    ];
}
