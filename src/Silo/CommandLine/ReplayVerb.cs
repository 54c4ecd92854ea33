using System.CommandLine;
using Orchestrator.Grains.Experiments.Decisions;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>replay EXPERIMENT</c>: decides anew from the recorded results and reports the first difference.</summary>
internal static class ReplayVerb
{
    public static Command Create()
    {
        var (id, database, output) = (SharedOptions.Experiment(), SharedOptions.Database(), SharedOptions.Output());
        var command = new Command("replay", "Recomputes every decision of an experiment from its ledger and reports the first difference.")
        {
            id, database, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(database)!;
            using var reader = ReadingVerb.Open(file);
            var experiment = await ReadingVerb.ResolveAsync(reader, parsed.GetValue(id)!, file, cancellation);
            return Print(experiment, ExperimentReplay.Run(file, experiment), parsed.GetValue(output));
        });
        return command;
    }

    private static int Print(string experiment, ReplayResult result, OutputFormat format)
    {
        Data.Print(
            format,
            new { Experiment = experiment, result.Compared, result.Difference },
            () => new DataTable(["experiment", "decisions compared", "first difference"])
                .Add(experiment, result.Compared.ToString(), result.Difference ?? "none"));
        return result.Difference is null ? ExitCode.Ok : ExitCode.Failed;
    }
}
