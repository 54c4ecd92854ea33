using System.CommandLine;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>export EXPERIMENT</c>: every trial with every epoch, as CSV or JSON.</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var (id, database) = (SharedOptions.Experiment(), SharedOptions.Database());
        var format = new Option<string>("--format") { Description = "csv (one row a trial) or json (with every epoch).", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "json");
        var to = new Option<string?>("--to") { Description = "The file to write. Default: standard output.", HelpName = "FILE" };
        var command = new Command("export", "Writes an experiment's trials as CSV or JSON.") { id, database, format, to };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(database)!;
            using var reader = ReadingVerb.Open(file);
            var experiment = await ReadingVerb.ResolveAsync(reader, parsed.GetValue(id)!, file, cancellation);
            var export = await ExperimentExport.ReadAsync(reader, experiment, cancellation);
            Write(export, parsed.GetValue(format)!, parsed.GetValue(to));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(ExperimentExport export, string format, string? path)
    {
        if (path is null)
        {
            export.Write(format, Console.Out);
            return;
        }

        try
        {
            using var writer = new StreamWriter(path);
            export.Write(format, writer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"The export cannot be written to {path}: {exception.Message}");
        }
    }
}
