using System.Globalization;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Sweeps.Yaml;

namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>Reads <c>checkpoints: { every, at_most, keep }</c>.</summary>
internal sealed class CheckpointsReader(Block block, Problems problems)
{
    private static readonly string[] Words = ["best", "last", "all"];
    private static readonly (string Suffix, double Seconds)[] Units = [("s", 1), ("m", 60), ("h", 3600)];

    public CheckpointSpec Read(CheckpointSpec defaults) => new(
        (int?)block.Integer("every", 1, 100_000) ?? defaults.Every,
        ReadDuration() ?? defaults.AtMostSeconds,
        ReadKeep() ?? defaults.Keep);

    private double? ReadDuration()
    {
        if (block.Scalar("at_most") is not { } scalar) { return null; }

        foreach (var (suffix, seconds) in Units)
        {
            if (scalar.Text.EndsWith(suffix, StringComparison.Ordinal)
                && double.TryParse(scalar.Text[..^suffix.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var count)
                && count is >= 0 and <= 1e6)
            {
                return count * seconds;
            }
        }

        problems.Error(scalar.At, $"orchestrator.checkpoints.at_most must be a time such as 30s, 5m or 1h, but got {Phrases.Quote(scalar.Text)}.");
        return null;
    }

    private string[]? ReadKeep()
    {
        switch (block.Find("keep"))
        {
            case null: return null;
            case YamlList list when list.Items.All(item => item is YamlScalar { Text: var text } && Words.Contains(text)):
                return [.. list.Items.Cast<YamlScalar>().Select(item => item.Text).Distinct()];
            case var node:
                problems.Error(node.At, $"orchestrator.checkpoints.keep must be a list of {Phrases.Or(Words)}.");
                return null;
        }
    }
}
