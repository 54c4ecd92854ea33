using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>Which way a number is better where the sweep file does not say so.</summary>
internal static class MetricGoals
{
    private static readonly HashSet<string> Higher =
        ["psnr", "ssim", "probe_accuracy", "knn_accuracy", "active_units", "precision", "recall", "density", "coverage"];

    /// <summary>Minimize for errors, losses, distances, sizes and times; objectives as the experiment has them.</summary>
    public static ObjectiveDirection Of(string name, FamilySpec family) =>
        family.Objectives.FirstOrDefault(objective => name == objective.Metric || (name == "objective" && objective == family.Objective)) is { } known ? known.Direction
        : Higher.Contains(name) ? ObjectiveDirection.Maximize : ObjectiveDirection.Minimize;
}
