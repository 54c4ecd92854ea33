using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Yaml;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>Reads <c>orchestrator.enqueue</c>: parameter sets that are tried first, inside the sweep's own domains.</summary>
internal sealed class EnqueueReader(IReadOnlyList<SweptParameter> parameters, Problems problems)
{
    private const int MaxSets = 10_000;

    public IReadOnlyList<IReadOnlyList<ParameterAssignment>> Read(Block orchestrator)
    {
        switch (orchestrator.Find("enqueue"))
        {
            case null:
                return [];
            case YamlList { Items.Count: <= MaxSets } list:
                return [.. list.Items.Select(ReadSet)];
            case var node:
                problems.Error(node.At, $"orchestrator.enqueue must be a list of at most {MaxSets} blocks, for example "
                    + $"[ {{ learning_rate: 0.001 }} ], but is {node.Kind}.");
                return [];
        }
    }

    private IReadOnlyList<ParameterAssignment> ReadSet(YamlNode node) =>
        [.. Block.OpenAny(node, "orchestrator.enqueue", problems).Entries.Select(Read).OfType<ParameterAssignment>()];

    private ParameterAssignment? Read(YamlEntry entry)
    {
        var name = entry.Key.Text;
        if (parameters.FirstOrDefault(one => one.Name == name) is not { } parameter || ParameterCatalog.Find(name) is not { } definition)
        {
            problems.Error(entry.Key.At, $"{Phrases.Quote(name)} is not among the sweep's parameters"
                + NearestName.Suggest(name, [.. parameters.Select(one => one.Name)]));
            return null;
        }

        if (new ValueReader(definition, problems).Read(entry.Value) is not { } value) { return null; }

        if (DomainValues.Contains(parameter.Domain, value)) { return new(name, value); }

        problems.Error(entry.Value.At, $"{name} {Phrases.Quote(value.ToString())} is not among the values that the sweep gives it.");
        return null;
    }
}
