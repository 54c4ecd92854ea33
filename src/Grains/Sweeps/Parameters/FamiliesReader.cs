using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>Groups the chosen models into families and gives each its objective.</summary>
internal sealed class FamiliesReader(Problems problems)
{
    private static readonly string[] Goals = ["minimize", "maximize"];

    /// <summary>The families in the order in which the file first names one of their models.</summary>
    /// <param name="models">The chosen models in file order.</param>
    /// <param name="metric">The block <c>metric</c>, or null when the file has none.</param>
    public IReadOnlyList<FamilySpec> Read(IReadOnlyList<string> models, Block? metric)
    {
        var groups = models.GroupBy(model => FamilyCatalog.Of(model).Name).ToArray();
        var objective = metric is null ? null : ReadObjective(metric, models);
        var target = metric?.Number("target", double.MinValue, double.MaxValue);
        return [.. groups.Select(group => new FamilySpec(group.Key, [.. group], ObjectiveOf(group, objective))
        {
            Target = Has(group, objective) ? target : null,
        })];
    }

    private static Objective ObjectiveOf(IGrouping<string, string> family, Objective? chosen)
    {
        if (chosen is not null && Has(family, chosen)) { return chosen; }

        var definition = FamilyCatalog.All.First(candidate => candidate.Name == family.Key);
        return new(definition.ObjectiveMetric, ObjectiveDirection.Minimize);
    }

    private static bool Has(IGrouping<string, string> family, Objective? objective) =>
        objective is not null && family.SelectMany(FamilyCatalog.MetricsOf).Contains(objective.Metric);

    private Objective? ReadObjective(Block metric, IReadOnlyList<string> models)
    {
        var goal = metric.Choice("goal", Goals);
        if (metric.Scalar("name") is not { } name)
        {
            if (!metric.Has("name"))
            {
                problems.Error(metric.At, "metric needs 'name'.");
            }

            return null;
        }

        if (models.Count > 0 && Refusal(name.Text, models) is { } refusal)
        {
            problems.Error(name.At, refusal);
            return null;
        }

        return new Objective(name.Text, goal == "maximize" ? ObjectiveDirection.Maximize : ObjectiveDirection.Minimize);
    }

    private static string? Refusal(string name, IReadOnlyList<string> models)
    {
        var reported = models.SelectMany(FamilyCatalog.MetricsOf).Distinct().ToArray();
        if (reported.Contains(name))
        {
            return null;
        }

        var choice = $"{string.Join(", ", models)} report {string.Join(", ", reported)}";
        if (SweepWords.NeverObjectives.Contains(name))
        {
            return $"metric.name '{name}' is never an objective: it measures the machine; {choice}.";
        }

        var nearest = NearestName.Suggest(name, reported);
        return $"metric.name {Phrases.Quote(name)} is reported by none of the chosen models; {choice}{nearest}";
    }
}
