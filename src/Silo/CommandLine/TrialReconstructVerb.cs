using System.CommandLine;
using Orchestrator.Models.Inference;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial reconstruct TRIAL --output F</c>: writes the images that a trained model makes of images.</summary>
internal static class TrialReconstructVerb
{
    public static Command Create()
    {
        var command = new Command("reconstruct", "Writes the images that a trial's model makes of images, in their order.");
        var options = new UsedTrialOptions(command, ImageFiles.Help);
        var source = new ImageSource(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = options.OutputOf(parsed);
            ImageFiles.Check(path);
            source.CheckApart(parsed, path);
            var trial = await options.FindAsync(parsed, "reconstruct", ModelUses.Encoding, cancellation);
            var images = source.Read(parsed, trial, cancellation);
            ImageFiles.Check(path, images.Count);
            using var model = trial.Load();
            ImageFiles.Write(path, images.Count, images.Names, model.Reconstruct(images.Pixels).EndedBy(cancellation));
            Console.WriteLine(trial.Describe(path, Words.Count(images.Count, "reconstruction")));
            return ExitCode.Ok;
        });
        return command;
    }
}
