using Orchestrator.Abstractions.Names;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Sweeps.Yaml;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>
/// Reads one value of a parameter and gives it the kind that the parameter has: 64.0 becomes the integer 64, and the 1 of a
/// learning rate the number 1.0; so equal values are equal in grids, hashes and exports.
/// </summary>
internal sealed class ValueReader(ParameterDefinition definition, Problems problems)
{
    /// <summary>The value, or null after an error.</summary>
    public ParameterValue? Read(YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            problems.Error(node.At, $"{definition.Name} must be {definition.Allowed}, but got {node.Kind}.");
            return null;
        }

        if (ScalarValue.Of(scalar) is not { } value)
        {
            problems.Error(node.At, $"{definition.Name} must be {definition.Allowed}, but its value is empty.");
            return null;
        }

        if (definition.Allows(value.ToObject()))
        {
            return Canonical(value);
        }

        problems.Error(node.At, $"{definition.Name} must be {definition.Allowed}, but got {Describe(scalar)}");
        return null;
    }

    /// <summary>The value in the parameter's kind; it must be allowed.</summary>
    public ParameterValue Canonical(ParameterValue value) => definition.Kind switch
    {
        ParameterValueKind.Integer => ParameterValue.Of((long)value.AsDouble()),
        // Adding 0 turns -0 into 0.
        ParameterValueKind.Number => ParameterValue.Of(value.AsDouble() + 0.0),
        _ => value,
    };

    private string Describe(YamlScalar scalar) => definition.Kind == ParameterValueKind.Choice
        ? Phrases.Quote(scalar.Text) + NearestName.Suggest(scalar.Text, definition.Choices)
        : $"{(scalar.IsQuoted ? "the quoted text " : "")}{Phrases.Quote(scalar.Text)}.";
}
