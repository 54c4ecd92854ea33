using System.CommandLine;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial export TRIAL --output F</c>: writes a trained model's weights for other programs.</summary>
internal static class TrialExportVerb
{
    public static Command Create()
    {
        var command = new Command("export", "Writes a trial's trained weights as safetensors, which PyTorch loads; docs/guides/pytorch.md has the modules.");
        var options = new UsedTrialOptions(command, "The file to write, for example winner.safetensors.");
        var format = new Option<string>("--format") { Description = "safetensors.", DefaultValueFactory = _ => "safetensors" };
        format.AcceptOnlyFromAmong("safetensors");
        command.Add(format);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = options.OutputOf(parsed);
            var trial = await options.FindAsync(parsed, "export", ModelNames.All, cancellation);
            using var model = trial.Load();
            OutputFile.Guard(path, () => AtomicFile.Write(path, stream => model.WriteSafetensors(stream, EnvironmentRecord.Release)));
            Console.WriteLine(trial.Describe(path, "weights"));
            return ExitCode.Ok;
        });
        return command;
    }
}
