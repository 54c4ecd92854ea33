using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Silo.Output;

/// <summary>Fronts of families with several objectives, one below the other.</summary>
internal static class ParetoTable
{
    public static void WriteText(TextWriter writer, ExperimentSpec spec, IReadOnlyList<ParetoEntry> front)
    {
        var varying = spec.Parameters.Where(parameter => parameter.Domain is not FixedDomain).Select(parameter => parameter.Name).ToHashSet();
        foreach (var family in spec.Families.Where(family => family.Others is { Count: > 0 }))
        {
            writer.WriteLine();
            writer.WriteLine($"{family.Name}: Pareto front of {string.Join(" and ", family.Objectives.Select(Describe))}");
            ToTable(family, front.Where(entry => entry.Family == family.Name), varying).WriteText(writer);
        }
    }

    private static DataTable ToTable(FamilySpec family, IEnumerable<ParetoEntry> front, HashSet<string> varying)
    {
        var table = new DataTable([.. family.Objectives.Select(objective => objective.Metric), "trial", "model", "parameters"]);
        foreach (var entry in front)
        {
            table.Add([
                .. entry.Values.Select(value => Words.Number(value.Value)), entry.Trial.ToString(), entry.Model,
                Words.Parameters(entry.Parameters.Where(parameter => varying.Contains(parameter.Name)))]);
        }

        return table;
    }

    private static string Describe(Objective objective) =>
        $"{objective.Metric} ({(objective.Direction == ObjectiveDirection.Minimize ? "smaller" : "larger")} is better)";
}
