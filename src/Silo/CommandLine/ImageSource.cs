using System.CommandLine;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Trials;
using Orchestrator.Models.Data;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary>Which images a verb uses: those of <c>--input</c>, or the test images of the trial's data set.</summary>
internal sealed class ImageSource
{
    private readonly Option<string?> _data = SharedOptions.DataDirectory();
    private readonly Option<bool> _download = SharedOptions.Download();
    private readonly Option<string?> _input = new("--input", "-i")
    {
        Description = "A PNG of 28x28 grey pixels, a folder of such, or an IDX file of images, plain or .gz. Default: the experiment's test images.",
        HelpName = "F",
    };

    /// <param name="command">Gets the options.</param>
    public ImageSource(Command command)
    {
        command.Add(_input);
        command.Add(_data);
        command.Add(_download);
    }

    /// <summary>Whether images were handed in.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_input) is not null;

    /// <summary>Reads the images.</summary>
    /// <exception cref="CommandException">They cannot be had.</exception>
    public InputImages Read(ParseResult parsed, UsedTrial trial, CancellationToken cancellation)
    {
        try
        {
            return parsed.GetValue(_input) is { } path
                ? InputImages.Read(path)
                : new(LoadTest(parsed, TrainedTrial.DataSetOf(trial.Trial.Parameters, trial.Experiment), cancellation).Pixels);
        }
        catch (DataSetException exception)
        {
            throw new CommandException(ExitCode.InvalidInput, exception.Message);
        }
    }

    /// <summary>Refuses to write over what is read.</summary>
    /// <exception cref="CommandException">Input and output are one file or folder.</exception>
    public void CheckApart(ParseResult parsed, string output)
    {
        if (parsed.GetValue(_input) is { } input && FullPath(input) == FullPath(output))
        {
            throw new CommandException(ExitCode.InvalidInput, $"--output {output} is the input itself, which would be overwritten; name another.");
        }
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private LabeledImages LoadTest(ParseResult parsed, DataSetSpec spec, CancellationToken cancellation)
    {
        var request = new DataSetRequest(spec.Name)
        {
            DataDirectory = parsed.GetValue(_data),
            MayDownload = parsed.GetValue(_download),
            DigitsTrainCount = spec.TrainCount,
            DigitsTestCount = spec.TestCount,
            DigitsSeed = spec.Seed,
        };
        var data = DataSetLoader.Load(request, new DownloadLine(), cancellation);
        return data.Sha256 == spec.Sha256 ? data.Test : throw new DataSetException(
            $"The data set {spec.Name} found here is not the experiment's: its SHA-256 is {data.Sha256}, the experiment's {spec.Sha256}; "
            + "give that one with --data-dir, or images with --input.");
    }
}
