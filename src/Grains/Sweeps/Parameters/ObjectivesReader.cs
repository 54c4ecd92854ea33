using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Yaml;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>Reads <c>orchestrator.objectives</c>: metrics that are all to be made good, the first of which ranks trials in lists.</summary>
internal sealed class ObjectivesReader(Problems problems)
{
    /// <summary>The most objectives: on a front of more nearly every trial stands.</summary>
    public const int Most = 5;

    private const string Path = "orchestrator.objectives";

    /// <summary>The objectives with their places; empty where the file has none.</summary>
    public IReadOnlyList<PlacedObjective> Read(Block orchestrator)
    {
        switch (orchestrator.Find("objectives"))
        {
            case null:
                return [];
            case YamlList { Items.Count: >= 1 and <= Most } list:
                return WithoutRepeats([.. list.Items.Select(Read).OfType<PlacedObjective>()]);
            case var node:
                problems.Error(node.At, $"{Path} must be a list of 1 to {Most} blocks, for example "
                    + $"[ {{ name: mse, goal: minimize }}, {{ name: probe_accuracy, goal: maximize }} ], but is "
                    + $"{(node is YamlList { Items.Count: var count } ? $"a list of {count}" : node.Kind)}.");
                return [];
        }
    }

    private PlacedObjective? Read(YamlNode node)
    {
        var block = Block.Open(node, Path, SweepWords.ObjectiveOfSeveral, problems);
        var goal = block.Choice("goal", FamiliesReader.Goals);
        if (block.Scalar("name") is { } name)
        {
            return new(name.At, new(name.Text, goal == "maximize" ? ObjectiveDirection.Maximize : ObjectiveDirection.Minimize));
        }

        if (!block.Has("name")) { problems.Error(block.At, $"{Path} needs 'name' in each block."); }

        return null;
    }

    private IReadOnlyList<PlacedObjective> WithoutRepeats(IReadOnlyList<PlacedObjective> all)
    {
        foreach (var (at, objective) in all.GroupBy(one => one.Objective.Metric).SelectMany(group => group.Skip(1)))
        {
            problems.Error(at, $"{Path} names {Phrases.Quote(objective.Metric)} twice.");
        }

        return all;
    }
}
