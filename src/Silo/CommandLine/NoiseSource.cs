using System.CommandLine;
using Orchestrator.Models.Data;
using Orchestrator.Models.Inference;

namespace Orchestrator.Silo.CommandLine;

/// <summary>What images are generated from: the numbers of <c>--input</c>, or noise drawn from <c>--seed</c>.</summary>
internal sealed class NoiseSource
{
    private readonly Option<string?> _input = new("--input", "-i")
    {
        Description = "Noise, or a vae's codes, a row for each image: .csv, or .npy of 32- or 64-bit floats. Default: noise is drawn.",
        HelpName = "F",
    };

    private readonly Option<int> _count = new("--count")
    {
        Description = "How many images. A larger count begins with the images of a smaller one.",
        HelpName = "N",
        DefaultValueFactory = _ => 64,
    };

    private readonly Option<long> _seed = new("--seed")
    {
        Description = "Where the noise comes from: equal seeds give equal images.",
        HelpName = "S",
        DefaultValueFactory = _ => 0,
    };

    /// <param name="command">Gets the options.</param>
    public NoiseSource(Command command)
    {
        _count.Validators.Add(result => SharedOptions.CheckRange(result, "--count", 1, InputNumbers.MostRows));
        command.Add(_input);
        command.Add(_count);
        command.Add(_seed);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_input) is not null && (result.GetResult(_count) is { Implicit: false } || result.GetResult(_seed) is { Implicit: false }))
            {
                result.AddError("--input has the noise itself: --count and --seed are for noise that is drawn.");
            }
        });
    }

    /// <summary>Generates images.</summary>
    /// <returns>How many, the images, and where they come from in words.</returns>
    /// <exception cref="CommandException">The input cannot be used.</exception>
    public (int Count, IEnumerable<FloatRows> Images, string From) Generate(ParseResult parsed, LoadedModel model)
    {
        if (parsed.GetValue(_input) is not { } path)
        {
            var (count, seed) = (parsed.GetValue(_count), parsed.GetValue(_seed));
            return (count, model.Generate(count, seed), $"seed {seed}");
        }

        try
        {
            var noise = InputNumbers.Read(path, model.NoiseSize);
            return (noise.Count, model.Generate(noise), $"from {path}");
        }
        catch (DataSetException exception)
        {
            throw new CommandException(ExitCode.InvalidInput, exception.Message);
        }
    }

    /// <summary>How many images there will be, where that is known before the model is read.</summary>
    public int KnownCount(ParseResult parsed) => parsed.GetValue(_input) is null ? parsed.GetValue(_count) : 1;
}
