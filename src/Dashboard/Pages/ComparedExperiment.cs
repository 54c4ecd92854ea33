using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Charts;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Pages;

/// <summary>An experiment beside others.</summary>
/// <param name="Detail">The experiment.</param>
/// <param name="Improvements">How its families' best values came about.</param>
public sealed record ComparedExperiment(ExperimentDetail Detail, IReadOnlyList<ImprovementRow> Improvements)
{
    /// <summary>Its id.</summary>
    public string Id => Detail.Summary.Id;

    /// <summary>Its ranked families.</summary>
    public IEnumerable<FamilySpec> Ranked => Detail.Spec.Families.Where(family => family.Objective is not null);

    /// <summary>Its best value so far in a family that others have too, or null where it has none.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="metric">What ranks it.</param>
    public ChartSeries? Curve(string family, string metric) =>
        Ranked.FirstOrDefault(each => each.Name == family && each.Objective!.Metric == metric) is { } found
            ? BestSoFar.Of(found, found.Objective!, Improvements, Detail.Summary.Trials.Created - 1) with { Name = $"{Detail.Summary.Name} {Id}" }
            : null;

    /// <summary>Its specification in words.</summary>
    public IReadOnlyList<(string Name, string Value)> Rows => SpecificationRows.Of(Detail.Spec);
}
