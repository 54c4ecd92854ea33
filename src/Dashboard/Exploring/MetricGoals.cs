using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>Which way a number is better where the sweep file does not say so.</summary>
internal static class MetricGoals
{
    private static readonly HashSet<string> Higher =
        ["psnr", "ssim", "probe_accuracy", "knn_accuracy", "active_units", "precision", "recall", "density", "coverage"];

    /// <summary>Minimize for errors, losses, distances, sizes and times; the objective as the experiment has it.</summary>
    public static ObjectiveDirection Of(string name, Objective objective) =>
        name == "objective" || name == objective.Metric ? objective.Direction
        : Higher.Contains(name) ? ObjectiveDirection.Maximize : ObjectiveDirection.Minimize;
}
