using Orchestrator.Grains.Sweeps.Yaml;

namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>Reads <c>orchestrator.warm_start</c>: the names of earlier experiments.</summary>
internal sealed class WarmStartReader(Block orchestrator, Problems problems)
{
    private const int MaxExperiments = 20;
    private const int MaxLength = 200;

    public IReadOnlyList<PlacedWord> Read()
    {
        switch (orchestrator.Find("warm_start"))
        {
            case null:
                return [];
            case YamlList { Items: { Count: > 0 and <= MaxExperiments } items } when items.All(item => item is YamlScalar):
                return [.. items.Cast<YamlScalar>().Select(Read).OfType<PlacedWord>().DistinctBy(word => word.Text)];
            case var node:
                problems.Error(node.At, $"orchestrator.warm_start must be a list of 1 to {MaxExperiments} experiments, each an id, a unique prefix of "
                    + $"one or a name, for example [a1b2], but is {(node is YamlList { Items.Count: var count } ? $"a list of {count}" : node.Kind)}.");
                return [];
        }
    }

    private PlacedWord? Read(YamlScalar word)
    {
        if (word.Text.Length is > 0 and <= MaxLength) { return new(word.Text, word.At.File, word.At.Line, word.At.Column); }

        problems.Error(word.At, $"orchestrator.warm_start names experiments in 1 to {MaxLength} characters, but got {Phrases.Quote(word.Text)}.");
        return null;
    }
}
