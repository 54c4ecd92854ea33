using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.WarmStarts;

/// <summary>Whether values of one experiment mean the same in another.</summary>
internal static class SharedObjectives
{
    private const string UnderCorruption = "denoising_mse";

    /// <summary>Whether <paramref name="source"/> ranks a family as a sweep does.</summary>
    public static bool HasFamily(ExperimentSpec source, FamilySpec family) =>
        family.Objective is not null && source.Families.Any(one => one.Name == family.Name && one.Objective == family.Objective);

    /// <summary>Why no value of <paramref name="source"/> can be used in <paramref name="spec"/>, or null.</summary>
    public static string? FindDifference(ExperimentSpec spec, ExperimentSpec source)
    {
        if (!spec.Families.Any(family => HasFamily(source, family)))
        {
            return $"it ranks {Describe(source)}, but this sweep {Describe(spec)}";
        }

        if (source.ObjectiveAt != spec.ObjectiveAt)
        {
            return $"its objective_at is {source.ObjectiveAt}, but this sweep's {spec.ObjectiveAt}";
        }

        var objectives = spec.Families.Where(family => HasFamily(source, family)).SelectMany(family => family.Objectives);
        return source.EvaluationCorruption != spec.EvaluationCorruption && objectives.Any(objective => objective.Metric == UnderCorruption)
            ? $"its {UnderCorruption} is measured under another evaluation_corruption"
            : null;
    }

    private static string Describe(ExperimentSpec spec) =>
        string.Join(" and ", spec.Families.Select(family => $"{family.Name} by {(family.Objective is { } objective
            ? $"{objective.Metric} ({objective.Direction.ToString().ToLowerInvariant()})" : "nothing")}"));
}
