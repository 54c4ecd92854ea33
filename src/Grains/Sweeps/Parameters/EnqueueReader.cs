using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Yaml;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>Reads <c>orchestrator.enqueue</c>: parameter sets that are tried first, inside the sweep's own domains.</summary>
internal sealed class EnqueueReader(IReadOnlyList<SweptParameter> parameters, Problems problems)
{
    /// <summary>The most sets of an experiment that come at one time, by the sweep file or later.</summary>
    public const int MaxSets = 10_000;

    private readonly AssignmentReader _assignments = new([.. parameters.Select(one => (one.Name, one.Domain))], problems);

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
        [.. Block.OpenAny(node, "orchestrator.enqueue", problems).Entries.Select(_assignments.Read).OfType<ParameterAssignment>()];
}
