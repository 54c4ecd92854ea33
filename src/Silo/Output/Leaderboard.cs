using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Silo.Output;

/// <summary>Rankings, one for each family: scores of two families never share one.</summary>
internal static class Leaderboard
{
    public static void WriteText(TextWriter writer, ExperimentSpec spec, IReadOnlyList<LeaderboardEntry> entries)
    {
        var varying = spec.Parameters.Where(parameter => parameter.Domain is not FixedDomain).Select(parameter => parameter.Name).ToHashSet();
        foreach (var family in spec.Families)
        {
            writer.WriteLine();
            writer.WriteLine(Title(family));
            var ofFamily = entries.Where(entry => entry.Family == family.Name).ToList();
            if (ofFamily.Count == 0) { writer.WriteLine("no trial has completed"); }
            else { ToFamilyTable(family, ofFamily, varying).WriteText(writer); }
        }
    }

    public static DataTable ToTable(IReadOnlyList<LeaderboardEntry> entries)
    {
        var table = new DataTable(["family", "rank", "trial", "model", "metric", "value", "parameters"]);
        foreach (var entry in entries)
        {
            table.Add(entry.Family, entry.Rank?.ToString() ?? "", entry.Trial.ToString(), entry.Model, entry.Metric ?? "",
                entry.Value?.ToString("R") ?? "", Words.Parameters(entry.Parameters));
        }

        return table;
    }

    private static string Title(FamilySpec family) => family.Objective is { } objective
        ? $"{family.Name}: {objective.Metric}, {(objective.Direction == ObjectiveDirection.Minimize ? "smaller" : "larger")} is better"
        : $"{family.Name}: not ranked";

    private static DataTable ToFamilyTable(FamilySpec family, List<LeaderboardEntry> entries, HashSet<string> varying)
    {
        var isRanked = family.Objective is not null;
        var hasWarnings = entries.Exists(entry => entry.Warnings.Count > 0);
        string[] names = ["trial", "model", "parameters", .. hasWarnings ? ["warnings"] : Array.Empty<string>()];
        var table = new DataTable(isRanked ? ["rank", family.Objective!.Metric, .. names] : names);
        foreach (var entry in entries)
        {
            string[] cells =
            [
                entry.Trial.ToString(), entry.Model, Words.Parameters(entry.Parameters.Where(parameter => varying.Contains(parameter.Name))),
                .. hasWarnings ? [Words.Warnings(entry.Warnings)] : Array.Empty<string>(),
            ];
            table.Add(isRanked ? [entry.Rank?.ToString() ?? "-", Words.Number(entry.Value), .. cells] : cells);
        }

        return table;
    }
}
