using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;

namespace Orchestrator.Grains.WarmStarts;

/// <summary>Whether a setting of another experiment is one of a family's space, by the names of its parameters.</summary>
internal sealed class SpaceFit(ExperimentSpec spec, FamilySpec family)
{
    private readonly FamilySetup _setup = new(spec, family);

    /// <summary>What keeps a setting out, as it follows the number of such trials, or null.</summary>
    public string? FindMisfit(IReadOnlyList<ParameterAssignment> parameters)
    {
        var values = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        var active = new Dictionary<string, ParameterValue>();
        foreach (var parameter in _setup.Space.ParentsFirst.Select(place => _setup.Space.Parameters[place]))
        {
            if (!(parameter.When?.Holds(name => active.TryGetValue(name, out var parent) ? parent : null) ?? true)) { continue; }

            if (!values.TryGetValue(parameter.Name, out var value)) { return $"without {parameter.Name}"; }

            if (!DomainValues.Contains(parameter.Domain, value)) { return $"with another {parameter.Name}"; }

            active.Add(parameter.Name, value);
        }

        return parameters.FirstOrDefault(parameter => !active.ContainsKey(parameter.Name)).Name is { } foreign ? $"with {foreign}, which is not searched here"
            : _setup.Constraints.All(constraint => constraint.Holds(parameters)) ? null : "against the constraints";
    }
}
