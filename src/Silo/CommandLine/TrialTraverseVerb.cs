using System.CommandLine;
using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Grains.Trials.Latent;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Inference;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial traverse TRIAL --output F</c>: writes a grid of images that a trained model makes of codes which change step by step.</summary>
internal static class TrialTraverseVerb
{
    public static Command Create()
    {
        var command = new Command("traverse", "Writes a grid of images that a trial's model makes of codes which change step by step; of a GAN, of noise.");
        var options = new UsedTrialOptions(command, "The .png to write.");
        var source = new ImageSource(command);
        var traversal = new TraversalOptions(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = options.OutputOf(parsed);
            ImageFiles.CheckPng(path);
            source.CheckApart(parsed, path);
            var trial = await options.FindAsync(parsed, "traverse", ModelNames.All, cancellation);
            var images = ReadImages(source, parsed, trial, cancellation);
            using var model = trial.Load();
            var view = Draw(model, images, traversal.Read(parsed));
            OutputFile.Guard(path, () => AtomicFile.Write(path, stream => stream.Write(view.Png)));
            Console.WriteLine(trial.Describe(path, TraversalText.Of(view)));
            foreach (var line in TraversalText.Lines(view)) { Console.WriteLine(line); }

            return ExitCode.Ok;
        });
        return command;
    }

    // A GAN encodes nothing; an input that plays no part is somebody's mistake.
    private static InputImages? ReadImages(ImageSource source, ParseResult parsed, UsedTrial trial, CancellationToken cancellation) =>
        ModelUses.Encoding.Contains(trial.Trial.Model) ? source.Read(parsed, trial, cancellation)
        : source.IsGiven(parsed) ? throw new CommandException(ExitCode.InvalidInput, $"--input: a {trial.Trial.Model} makes no codes of images; leave it out.")
        : null;

    private static TraversalView Draw(LoadedModel model, InputImages? images, TraversalRequest request)
    {
        try
        {
            return images is null ? TraversalGrid.OfNoise(model, request) : TraversalGrid.OfCodes(model, images.Pixels, request);
        }
        catch (TraversalException exception)
        {
            throw new CommandException(ExitCode.InvalidInput, exception.Message);
        }
    }
}
