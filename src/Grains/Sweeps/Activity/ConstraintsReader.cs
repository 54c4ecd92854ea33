using Orchestrator.Abstractions.Names;
using Orchestrator.Grains.Search.Conditions;
using Orchestrator.Grains.Search.Constraints;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Yaml;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Activity;

/// <summary>Reads <c>orchestrator.constraints</c>: what every setting keeps to.</summary>
/// <param name="known">Every parameter that the file names, right or wrong.</param>
/// <param name="problems">Where errors go.</param>
internal sealed class ConstraintsReader(IReadOnlyList<string> known, Problems problems)
{
    private readonly HashSet<string> _names = [.. known];

    /// <summary>The constraints that are right, as they were written.</summary>
    public IReadOnlyList<string> Read(Block orchestrator)
    {
        switch (orchestrator.Find("constraints"))
        {
            case null:
                return [];
            case YamlList list:
                return [.. list.Items.Select(Read).OfType<string>()];
            case var node:
                problems.Error(node.At, "orchestrator.constraints must be a list, for example [\"hidden_size >= code_size\"], "
                    + $"but is {node.Kind}.");
                return [];
        }
    }

    private string? Read(YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            problems.Error(node.At, $"A constraint must be text, for example \"hidden_size >= code_size\", but is {node.Kind}.");
            return null;
        }

        try
        {
            return ConstraintParser.Parse(scalar.Text, _names).Any.SelectMany(all => all).All(relation => IsRight(relation, scalar))
                ? scalar.Text
                : null;
        }
        catch (ConditionSyntaxException exception)
        {
            problems.Error(scalar.PlaceOf(exception.Offset), exception.Message);
            return null;
        }
    }

    // A word that is no parameter of the sweep is a text, unless it is one that nobody would compare with.
    private bool IsRight(Relation relation, YamlScalar scalar) =>
        IsRight(relation, relation.Left, relation.Right, scalar) && IsRight(relation, relation.Right, relation.Left, scalar);

    private bool IsRight(Relation relation, Operand side, Operand other, YamlScalar scalar)
    {
        if (side.Parameter is not null || other.Parameter is null || ParameterCatalog.Find(other.Parameter) is not { } definition) { return true; }

        var isOrdering = new Comparison("", relation.Operator, [side.Value]).IsOrdering;
        var takesNumbers = definition.Kind is ParameterValueKind.Number or ParameterValueKind.Integer;
        if (takesNumbers ? side.Value.IsNumeric : !isOrdering && definition.Allows(side.Value.ToObject())) { return true; }

        var text = side.Value.ToString();
        problems.Error(scalar.At, $"{Phrases.Quote(text)} is neither a parameter of the sweep nor a value to compare {other.Parameter} with"
            + NearestName.Suggest(text, [.. known, .. definition.Choices]));
        return false;
    }
}
