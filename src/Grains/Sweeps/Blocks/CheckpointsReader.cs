using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Sweeps.Yaml;

namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>Reads <c>checkpoints: { every, at_most, keep }</c>.</summary>
internal sealed class CheckpointsReader(Block block, Problems problems)
{
    private static readonly string[] Words = ["best", "last", "all"];

    public CheckpointSpec Read(CheckpointSpec defaults) => new(
        (int?)block.Integer("every", 1, 100_000) ?? defaults.Every,
        Durations.Read(block, "at_most", "orchestrator.checkpoints", problems) ?? defaults.AtMostSeconds,
        ReadKeep() ?? defaults.Keep);

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
