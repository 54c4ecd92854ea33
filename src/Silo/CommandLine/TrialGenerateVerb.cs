using System.CommandLine;
using Orchestrator.Models.Inference;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial generate TRIAL --output F</c>: writes images that a trained model makes from noise.</summary>
internal static class TrialGenerateVerb
{
    private const int MostImages = 1_000_000;

    public static Command Create()
    {
        var command = new Command("generate", "Writes images that a trial's model makes from noise: a GAN, or a vae from codes of its prior N(0, 1).");
        var options = new UsedTrialOptions(command, ImageFiles.Help);
        var count = new Option<int>("--count") { Description = "How many images. A larger count begins with the images of a smaller one.", HelpName = "N", DefaultValueFactory = _ => 64 };
        count.Validators.Add(result => SharedOptions.CheckRange(result, "--count", 1, MostImages));
        var seed = new Option<long>("--seed") { Description = "Where the noise comes from: equal seeds give equal images.", HelpName = "S", DefaultValueFactory = _ => 0 };
        command.Add(count);
        command.Add(seed);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (path, images) = (options.OutputOf(parsed), parsed.GetValue(count));
            ImageFiles.Check(path, images);
            var trial = await options.FindAsync(parsed, "generate", ModelUses.Generating, cancellation);
            using var model = trial.Load();
            ImageFiles.Write(path, images, names: null, model.Generate(images, parsed.GetValue(seed)).EndedBy(cancellation));
            Console.WriteLine(trial.Describe(path, $"{Words.Count(images, "generated image")}, seed {parsed.GetValue(seed)},"));
            return ExitCode.Ok;
        });
        return command;
    }
}
