using Orchestrator.Abstractions.Search;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>A parameter of the file with its domain and its place.</summary>
internal sealed record SweptParameter(ParameterDefinition Definition, ParameterDomain Domain, Position At)
{
    public string Name => Definition.Name;

    /// <summary>The values of a constant or a list; empty for a range.</summary>
    public IReadOnlyList<ParameterValue> Listed => Domain switch
    {
        FixedDomain constant => [constant.Value],
        ListDomain list => list.Values,
        _ => [],
    };
}
