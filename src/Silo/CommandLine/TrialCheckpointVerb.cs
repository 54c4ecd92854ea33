using System.CommandLine;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Models.Data;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial checkpoint TRIAL</c>: writes a trial's checkpoint to a file of the user's.</summary>
internal static class TrialCheckpointVerb
{
    public static Command Create()
    {
        var (number, id, database) = (SharedOptions.Trial(), SharedOptions.ExperimentOption(), SharedOptions.Database());
        var to = new Option<string>("--to") { Description = "The file to write.", HelpName = "FILE", Required = true };
        var epoch = CheckpointChoice.Epoch();
        var command = new Command("checkpoint", "Writes a trial's checkpoint to a file.") { number, id, database, epoch, to };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(database)!;
            using var reader = ReadingVerb.Open(file);
            var experiment = await ReadingVerb.ResolveAsync(reader, parsed.GetValue(id)!, file, cancellation);
            var trial = await TrialVerbs.FindAsync(reader, experiment, file, parsed.GetValue(number), cancellation);
            var spec = (await reader.FindExperimentAsync(experiment, cancellation))!.Spec;
            var row = CheckpointChoice.Select(spec, trial, parsed.GetValue(epoch));
            Copy(CheckpointStore.Beside(file), experiment, trial.Summary.Number, row, parsed.GetValue(to)!);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Copy(CheckpointStore store, string experiment, int trial, CheckpointRow row, string path)
    {
        try
        {
            using var state = store.Open(experiment, trial, new CheckpointInfo(row.Epoch, row.Sha256, row.SizeBytes));
            OutputFile.Guard(path, () => AtomicFile.Write(path, state.CopyTo));
            Console.WriteLine($"{path}: epoch {row.Epoch}, {row.SizeBytes} bytes, SHA-256 {row.Sha256}");
        }
        catch (Exception exception) when (exception is CheckpointException or IOException)
        {
            throw new CommandException(ExitCode.Failed, exception.Message);
        }
    }
}
