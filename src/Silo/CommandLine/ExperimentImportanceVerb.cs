using System.CommandLine;
using System.Globalization;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment importance ID</c>: what decides the objective.</summary>
internal static class ExperimentImportanceVerb
{
    public static Command Create()
    {
        var (id, database, output) = (SharedOptions.Experiment(), SharedOptions.Database(), SharedOptions.Output());
        var command = new Command("importance", "Shows how much each parameter decides about the objective.") { id, database, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(database)!;
            using var reader = ReadingVerb.Open(file);
            var experiment = await ReadingVerb.ResolveAsync(reader, parsed.GetValue(id)!, file, cancellation);
            var found = await reader.GetImportancesAsync(experiment, cancellation);
            Data.Print(parsed.GetValue(output), found, () => ToTable(found));
            if (found.Count == 0) { Console.Error.WriteLine("No ranked family has a Completed trial with a value yet."); }

            if (found.Any(one => !one.IsReliable))
            {
                Console.Error.WriteLine($"Figures from fewer than {ParameterImportance.LeastTrials} trials are unreliable.");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    internal static DataTable ToTable(IReadOnlyList<ParameterImportance> found)
    {
        var table = new DataTable(["family", "metric", "parameter", "trials", "fanova", "ped-anova", "rank correlation", "note"]);
        foreach (var one in found)
        {
            table.Add(one.Family, one.Metric, one.Parameter, one.Trials.ToString(CultureInfo.InvariantCulture), Share(one.Fanova), Share(one.PedAnova),
                one.RankCorrelation is { } correlation ? Share(correlation) : "-", one.IsReliable ? "" : "unreliable");
        }

        return table;
    }

    private static string Share(double share) => share.ToString("F3", CultureInfo.InvariantCulture);
}
