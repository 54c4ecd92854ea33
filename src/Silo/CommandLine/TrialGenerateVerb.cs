using System.CommandLine;
using Orchestrator.Models.Inference;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial generate TRIAL --output F</c>: writes images that a trained model makes from noise.</summary>
internal static class TrialGenerateVerb
{
    public static Command Create()
    {
        var command = new Command("generate", "Writes images that a trial's model makes from noise: a GAN, or a vae from codes of its prior N(0, 1).");
        var options = new UsedTrialOptions(command, ImageFiles.Help);
        var source = new NoiseSource(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = options.OutputOf(parsed);
            ImageFiles.Check(path, source.KnownCount(parsed));
            var trial = await options.FindAsync(parsed, "generate", ModelUses.Generating, cancellation);
            using var model = trial.Load();
            var (count, images, from) = source.Generate(parsed, model);
            ImageFiles.Check(path, count);
            ImageFiles.Write(path, count, names: null, images.EndedBy(cancellation));
            Console.WriteLine(trial.Describe(path, $"{Words.Count(count, "generated image")}, {from},"));
            return ExitCode.Ok;
        });
        return command;
    }
}
