using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Constraints;

/// <summary>One side of a relation: a parameter, or a value.</summary>
/// <param name="Parameter">The parameter's name, or null for a value.</param>
/// <param name="Value">The value where it is none.</param>
internal readonly record struct Operand(string? Parameter, ParameterValue Value)
{
    /// <summary>Its value in a setting, or null for a parameter that is inactive there.</summary>
    public ParameterValue? In(IReadOnlyList<ParameterAssignment> parameters)
    {
        if (Parameter is null) { return Value; }

        foreach (var parameter in parameters)
        {
            if (parameter.Name == Parameter) { return parameter.Value; }
        }

        return null;
    }
}
