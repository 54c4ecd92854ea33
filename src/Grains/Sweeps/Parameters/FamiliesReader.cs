using Orchestrator.Abstractions.Names;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>Groups the chosen models into families and gives each its objective.</summary>
internal sealed class FamiliesReader(Problems problems)
{
    /// <summary>What <c>goal</c> may be.</summary>
    public static IReadOnlyList<string> Goals { get; } = ["minimize", "maximize"];

    /// <summary>The families in the order in which the file first names one of their models.</summary>
    /// <param name="models">The chosen models in file order.</param>
    /// <param name="metric">The block <c>metric</c>, or null when the file has none.</param>
    /// <param name="several">What <c>orchestrator.objectives</c> names, or empty.</param>
    public IReadOnlyList<FamilySpec> Read(IReadOnlyList<string> models, Block? metric, IReadOnlyList<PlacedObjective> several)
    {
        var groups = models.GroupBy(model => FamilyCatalog.Of(model).Name).ToArray();
        var objective = metric is null ? null : ReadObjective(metric, models);
        CheckSeveral(several, groups, metric, objective);
        objective ??= several.Count > 0 ? several[0].Objective : null;
        var target = metric?.Number("target", double.MinValue, double.MaxValue);
        return [.. groups.Select(group => new FamilySpec(group.Key, [.. group], ObjectiveOf(group, objective))
        {
            Target = Has(group, objective) ? target : null,
            Others = several.Count > 1 && HasAll(group, several) ? [.. several.Skip(1).Select(one => one.Objective)] : null,
        })];
    }

    // They hold for the families that report all of them; the others keep their own objective.
    private void CheckSeveral(
        IReadOnlyList<PlacedObjective> several, IReadOnlyList<IGrouping<string, string>> groups, Block? metric, Objective? objective)
    {
        string[] models = [.. groups.SelectMany(group => group)];
        var isRefused = models.Length == 0;
        foreach (var one in several.Where(_ => models.Length > 0))
        {
            if (Refusal("orchestrator.objectives", one.Objective.Metric, models) is not { } refusal) { continue; }

            problems.Error(one.At, refusal);
            isRefused = true;
        }

        if (!isRefused && several.Count > 0 && !groups.Any(group => HasAll(group, several)))
        {
            problems.Error(several[0].At, $"No family of {string.Join(", ", models)} reports all of "
                + $"{string.Join(", ", several.Select(one => one.Objective.Metric))}.");
        }

        if (metric is not null && objective is not null && several.Count > 0 && objective != several[0].Objective)
        {
            problems.Error(metric.At, $"metric is {objective.Metric}, {objective.Direction.ToString().ToLowerInvariant()}, but the first of orchestrator.objectives is "
                + $"{several[0].Objective.Metric}, {several[0].Objective.Direction.ToString().ToLowerInvariant()}.");
        }
    }

    private static bool HasAll(IGrouping<string, string> family, IReadOnlyList<PlacedObjective> several) =>
        several.All(one => Has(family, one.Objective));

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

        if (models.Count > 0 && Refusal("metric.name", name.Text, models) is { } refusal)
        {
            problems.Error(name.At, refusal);
            return null;
        }

        return new Objective(name.Text, goal == "maximize" ? ObjectiveDirection.Maximize : ObjectiveDirection.Minimize);
    }

    private static string? Refusal(string path, string name, IReadOnlyList<string> models)
    {
        var reported = models.SelectMany(FamilyCatalog.MetricsOf).Distinct().ToArray();
        if (reported.Contains(name))
        {
            return null;
        }

        var choice = $"{string.Join(", ", models)} report {string.Join(", ", reported)}";
        if (SweepWords.NeverObjectives.Contains(name))
        {
            return $"{path} '{name}' is never an objective: it measures the machine; {choice}.";
        }

        var nearest = NearestName.Suggest(name, reported);
        return $"{path} {Phrases.Quote(name)} is reported by none of the chosen models; {choice}{nearest}";
    }
}
