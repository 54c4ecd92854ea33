using Orchestrator.Abstractions.Names;
using Orchestrator.Grains.Search.Conditions;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Yaml;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Activity;

/// <summary>Reads <c>orchestrator.when</c>: a condition per parameter.</summary>
/// <param name="known">Every parameter that the file names, right or wrong.</param>
/// <param name="problems">Where errors go.</param>
internal sealed class WhenReader(IReadOnlyList<string> known, Problems problems)
{
    private static readonly string[] AlwaysActive = ["model", "dataset"];

    /// <summary>The conditions that are right, by parameter.</summary>
    public IReadOnlyDictionary<string, Condition> Read(Block when)
    {
        var conditions = new Dictionary<string, Condition>();
        foreach (var entry in when.Entries)
        {
            if (IsConditional(entry.Key) && Parse(entry) is { } condition)
            {
                conditions[entry.Key.Text] = condition;
            }
        }

        return conditions;
    }

    private bool IsConditional(YamlScalar key)
    {
        if (AlwaysActive.Contains(key.Text))
        {
            problems.Error(key.At, $"{key.Text} is always active, so it takes no condition.");
            return false;
        }

        return IsKnown(key.Text, key.At);
    }

    private Condition? Parse(YamlEntry entry)
    {
        if (entry.Value is not YamlScalar scalar)
        {
            problems.Error(entry.Value.At, $"The condition of {entry.Key.Text} must be text, for example "
                + $"'model == sparse', but is {entry.Value.Kind}.");
            return null;
        }

        try
        {
            var condition = ConditionParser.ParseFromFile(scalar.Text);
            return condition.Comparisons.Select(comparison => IsRight(comparison, scalar)).ToArray().All(isRight => isRight)
                ? condition
                : null;
        }
        catch (ConditionSyntaxException exception)
        {
            problems.Error(scalar.PlaceOf(exception.Offset), exception.Message);
            return null;
        }
    }

    private bool IsRight(Comparison comparison, YamlScalar scalar)
    {
        var at = scalar.PlaceOf(comparison.Offset);
        if (!IsKnown(comparison.Parameter, at))
        {
            return false;
        }

        // A name that no catalog has is told where it stands among the parameters.
        if (ParameterCatalog.Find(comparison.Parameter) is { } definition && Refusal(definition, comparison) is { } refusal)
        {
            problems.Error(at, refusal);
            return false;
        }

        return true;
    }

    private bool IsKnown(string name, Position at)
    {
        if (known.Contains(name))
        {
            return true;
        }

        problems.Error(at, $"{Phrases.Quote(name)} is not among the sweep's parameters{NearestName.Suggest(name, known)}");
        return false;
    }

    private static string? Refusal(ParameterDefinition definition, Comparison comparison)
    {
        var takesNumbers = definition.Kind is ParameterValueKind.Number or ParameterValueKind.Integer;
        if (comparison.IsOrdering && !takesNumbers)
        {
            return $"'{Comparison.Symbol(comparison.Operator)}' compares numbers, but {definition.Name} is {definition.Allowed}.";
        }

        foreach (var value in comparison.Values)
        {
            // Numbers beyond the range are harmless: 'code_size < 5000' is just always true.
            var isRight = takesNumbers
                ? value.IsNumeric && double.IsFinite(value.AsDouble())
                : definition.Allows(value.ToObject());
            if (!isRight)
            {
                var nearest = NearestName.Suggest(value.ToString(), definition.Choices);
                return $"{definition.Name} is {definition.Allowed}, never {Phrases.Quote(value.ToString())}{nearest}";
            }
        }

        return null;
    }
}
