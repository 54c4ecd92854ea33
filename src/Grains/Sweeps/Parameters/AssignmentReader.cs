using Orchestrator.Abstractions.Names;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps.Yaml;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>Reads a value of a parameter set that a person gives, inside the sweep's own domains.</summary>
/// <param name="domains">The sweep's parameters.</param>
/// <param name="problems">Where errors go.</param>
internal sealed class AssignmentReader(IReadOnlyList<(string Name, ParameterDomain Domain)> domains, Problems problems)
{
    /// <summary>The value, or null after an error.</summary>
    public ParameterAssignment? Read(YamlEntry entry)
    {
        var name = entry.Key.Text;
        if (domains.FirstOrDefault(one => one.Name == name) is not { Domain: { } domain } || ParameterCatalog.Find(name) is not { } definition)
        {
            problems.Error(entry.Key.At, $"{Phrases.Quote(name)} is not among the sweep's parameters"
                + NearestName.Suggest(name, [.. domains.Select(one => one.Name)]));
            return null;
        }

        if (new ValueReader(definition, problems).Read(entry.Value) is not { } value) { return null; }

        if (DomainValues.Contains(domain, value)) { return new(name, value); }

        problems.Error(entry.Value.At, $"{name} {Phrases.Quote(value.ToString())} is not among the values that the sweep gives it.");
        return null;
    }
}
