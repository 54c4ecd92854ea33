using System.Text.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Api;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>What the page's script needs to draw trials: where their numbers are, the axes and the families.</summary>
internal static class ExploreScript
{
    /// <param name="experiment">The experiment.</param>
    /// <param name="axes">Names of the axes and whether they are logarithmic.</param>
    /// <param name="families">Ranked families, the first of which is drawn.</param>
    /// <param name="isPage">Whether the page's own parts follow the brush.</param>
    public static string Write(ExperimentDetail experiment, IEnumerable<(string Name, bool IsLog)> axes, IEnumerable<FamilySpec> families, bool isPage)
    {
        var id = experiment.Summary.Id;
        return JsonSerializer.Serialize(
            new
            {
                Columns = $"/api/v1{Addresses.Experiment(id)}/columns",
                Trials = Addresses.Trials(id),
                Gallery = Addresses.Gallery(id),
                Axes = axes.Select(axis => new { axis.Name, Label = axis.Name, Log = axis.IsLog }),
                Families = families.Select(family => new { family.Name, family.Objective!.Metric, Down = family.Objective.Direction == ObjectiveDirection.Minimize }),
                experiment.Summary.Trials.Created,
                IsPage = isPage,
            },
            ApiJson.Options);
    }
}
