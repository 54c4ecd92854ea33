using Orchestrator.Abstractions.Names;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Yaml;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>Reads the block <c>parameters</c>.</summary>
internal sealed class ParametersReader(Problems problems)
{
    /// <summary>The parameters that are right, in file order.</summary>
    public IReadOnlyList<SweptParameter> Read(Block block)
    {
        var parameters = block.Entries.Select(Read).OfType<SweptParameter>().ToArray();
        if (!block.Has("model"))
        {
            problems.Error(block.At, $"The parameter 'model' is missing; it is {Phrases.Or(ModelNames.All)}.");
        }

        return parameters;
    }

    /// <summary>The chosen models in file order; empty where the file has none that is right.</summary>
    public static IReadOnlyList<string> ModelsOf(IEnumerable<SweptParameter> parameters) =>
        [.. parameters.Where(parameter => parameter.Name == "model")
            .SelectMany(parameter => parameter.Listed)
            .Select(value => value.ToString())];

    private SweptParameter? Read(YamlEntry entry)
    {
        if (ParameterCatalog.Find(entry.Key.Text) is { } definition)
        {
            return DomainReader.Read(definition, entry.Value, problems) is { } domain
                ? new SweptParameter(definition, domain, entry.Key.At)
                : null;
        }

        var names = ParameterCatalog.All.Select(known => known.Name).ToArray();
        var help = NearestName.Find(entry.Key.Text, names) is { } nearest
            ? $"; did you mean '{nearest}'?"
            : $"; it is one of {string.Join(", ", names)}.";
        problems.Error(entry.Key.At, $"Unknown parameter {Phrases.Quote(entry.Key.Text)}{help}");
        return null;
    }
}
