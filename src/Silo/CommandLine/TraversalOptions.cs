using System.CommandLine;
using System.Globalization;
using Orchestrator.Abstractions.Queries.Traversals;

namespace Orchestrator.Silo.CommandLine;

/// <summary>What a traversal shows: <c>--dimensions</c>, <c>--plane</c> or <c>--between</c>, <c>--around</c> and <c>--steps</c>.</summary>
internal sealed class TraversalOptions
{
    private readonly Option<IReadOnlyList<int>?> _dimensions = Numbers(
        "--dimensions", "A row for each of these dimensions of the code, from 0. Default: the 8 of the largest standard deviation.", "3,7");

    private readonly Option<IReadOnlyList<int>?> _plane = Numbers("--plane", "Two dimensions at once: the first across, the second down.", "3,7");

    private readonly Option<IReadOnlyList<int>?> _between = Numbers(
        "--between", "From the code of one image to that of the next, a row for each two; images count from 0, a GAN's are those of 'generate --seed 0'.", "0,1,2");

    private readonly Option<int?> _around = new("--around")
    {
        Description = "The image whose code gives all other dimensions. Default: the mean code.",
        HelpName = "IMAGE",
        Validators = { result => SharedOptions.CheckRange(result, "--around", 0, int.MaxValue) },
    };

    private readonly Option<int> _steps = new("--steps")
    {
        Description = "Columns.",
        HelpName = "N",
        DefaultValueFactory = _ => TraversalRequest.UsualSteps,
        Validators = { result => SharedOptions.CheckRange(result, "--steps", 2, TraversalRequest.MostSteps) },
    };

    /// <param name="command">Gets the options, of which the first three exclude each other.</param>
    public TraversalOptions(Command command)
    {
        Option<IReadOnlyList<int>?>[] kinds = [_dimensions, _plane, _between];
        foreach (var option in (Option[])[.. kinds, _around, _steps]) { command.Add(option); }

        command.Validators.Add(result =>
        {
            if (kinds.Count(option => result.GetResult(option) is not null) > 1)
            {
                result.AddError("--dimensions, --plane and --between are three kinds of grid; give one of them.");
            }

            if (result.GetResult(_between) is not null && result.GetResult(_around) is not null)
            {
                result.AddError("--around does not go with --between, which has its own images.");
            }
        });
    }

    /// <summary>What was asked for.</summary>
    public TraversalRequest Read(ParseResult parsed)
    {
        TraversalKind? kind = parsed.GetValue(_between) is not null ? TraversalKind.Interpolation
            : parsed.GetValue(_plane) is not null ? TraversalKind.Plane
            : parsed.GetValue(_dimensions) is not null || parsed.GetValue(_around) is not null ? TraversalKind.Dimensions
            : null;
        return new(kind, parsed.GetValue(_plane) ?? parsed.GetValue(_dimensions) ?? [], parsed.GetValue(_between) ?? [], parsed.GetValue(_around), parsed.GetValue(_steps));
    }

    private static Option<IReadOnlyList<int>?> Numbers(string name, string description, string example) => new(name)
    {
        Description = description,
        HelpName = example,
        CustomParser = result =>
        {
            var words = result.Tokens[^1].Value.Split(',', StringSplitOptions.TrimEntries);
            if (words.All(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                return [.. words.Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
            }

            result.AddError($"{name} must be whole numbers from 0 with commas between, as in {name} {example}, but got '{result.Tokens[^1].Value}'.");
            return null;
        },
    };
}
