using System.CommandLine;
using Orchestrator.Models.Inference;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial encode TRIAL --output F</c>: writes the codes that a trained model makes of images.</summary>
internal static class TrialEncodeVerb
{
    public static Command Create()
    {
        var command = new Command("encode", "Writes the codes that a trial's model makes of images, in the images' order.");
        var options = new UsedTrialOptions(command, "The file to write: .csv, or .npy for numpy (32-bit floats, images x units).");
        var source = new ImageSource(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = options.OutputOf(parsed);
            CodeFile.Check(path);
            var trial = await options.FindAsync(parsed, "encode", ModelUses.Encoding, cancellation);
            var images = source.Read(parsed, trial, cancellation);
            using var model = trial.Load();
            var units = model.CodeSize;
            CodeFile.Write(path, images.Count, units, model.Encode(images.Pixels).EndedBy(cancellation));
            Console.WriteLine(trial.Describe(path, $"{Words.Count(images.Count, "code")} of size {units}"));
            return ExitCode.Ok;
        });
        return command;
    }
}
