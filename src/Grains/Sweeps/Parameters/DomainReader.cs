using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Grains.Sweeps.Yaml;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>
/// Reads one parameter's domain. Without <c>distribution</c> it is inferred as W&amp;B does: <c>value</c> is constant,
/// <c>values</c> a list, integer bounds <c>int_uniform</c>, others <c>uniform</c>.
/// </summary>
internal sealed class DomainReader
{
    private const string Constant = "constant";
    private const string Categorical = "categorical";

    private static readonly string[] Names = [Constant, Categorical, .. RangeShape.All.Select(shape => shape.Name)];

    private readonly ParameterDefinition _definition;
    private readonly Block _block;
    private readonly Problems _problems;
    private readonly ValueReader _values;

    private DomainReader(ParameterDefinition definition, Block block, Problems problems)
    {
        (_definition, _block, _problems) = (definition, block, problems);
        _values = new ValueReader(definition, problems);
    }

    /// <summary>The domain, or null after an error.</summary>
    public static ParameterDomain? Read(ParameterDefinition definition, YamlNode node, Problems problems)
    {
        if (node is not YamlMap)
        {
            var word = node is YamlList ? "values" : "value";
            problems.Error(node.At, $"{definition.Name} must be a block, for example {{ {word}: ... }}, but is {node.Kind}.");
            return null;
        }

        var block = Block.Open(node, definition.Name, SweepWords.Parameter, problems);
        var reader = new DomainReader(definition, block, problems);
        var name = block.Has("distribution") ? reader.NamedDistribution() : reader.InferredDistribution();
        return name is not null && reader.TakesOnlyWordsOf(name) ? reader.Read(name) : null;
    }

    private string? NamedDistribution()
    {
        if (_block.Find("distribution") is YamlScalar { Text: "log_uniform" or "q_log_uniform" } exponents)
        {
            _problems.Error(exponents.At, $"{_definition.Name}: {exponents.Text} takes exponents; "
                + $"did you mean 'distribution: {exponents.Text}_values'?");
            return null;
        }

        return _block.Choice("distribution", Names, RangeShape.Later);
    }

    private string? InferredDistribution()
    {
        if (_block.Has("value"))
        {
            return Constant;
        }

        if (_block.Has("values"))
        {
            return Categorical;
        }

        if (!_block.Has("min") && !_block.Has("max"))
        {
            _problems.Error(_block.At, $"{_definition.Name} needs 'value', 'values', or 'min' and 'max'.");
            return null;
        }

        return HasIntegerBounds() ? InferredIntegers() : _block.Has("q") ? "q_uniform" : "uniform";
    }

    private bool HasIntegerBounds() => new[] { "min", "max" }.All(
        word => _block.Find(word) is YamlScalar bound && ScalarValue.Of(bound) is { Kind: ParameterKind.Integer });

    private string InferredIntegers()
    {
        if (_definition.Kind == ParameterValueKind.Number && _block.Has("q"))
        {
            return "q_uniform";
        }

        if (_definition.Kind == ParameterValueKind.Number)
        {
            _problems.Note(_block.At, $"{_definition.Name} takes whole numbers only, since both bounds are integers; "
                + "write min with a point (as in 0.0) for any number.");
        }

        return "int_uniform";
    }

    private bool TakesOnlyWordsOf(string name)
    {
        IReadOnlyList<string> allowed = name switch
        {
            Constant => ["value"],
            Categorical => ["values"],
            _ => RangeShape.Find(name)!.HasStep ? ["min", "max", "q"] : ["min", "max"],
        };
        var extras = SweepWords.Parameter.Known.Except(["distribution", .. allowed]).Where(_block.Has).ToArray();
        foreach (var word in extras)
        {
            _problems.Error(_block.PlaceOf(word), $"{_definition.Name}: '{word}' does not go with {name}, "
                + $"which takes {string.Join(", ", allowed)}.");
        }

        return extras.Length == 0;
    }

    private ParameterDomain? Read(string name) => name switch
    {
        Constant => ReadConstant(),
        Categorical => ReadList(),
        _ => new RangeReader(_definition, _block, _problems).Read(RangeShape.Find(name)!),
    };

    private FixedDomain? ReadConstant()
    {
        if (_block.Find("value") is { } node)
        {
            return _values.Read(node) is { } value ? new FixedDomain(value) : null;
        }

        _problems.Error(_block.At, $"{_definition.Name} needs 'value' with constant.");
        return null;
    }

    private ListDomain? ReadList()
    {
        if (_block.Find("values") is not YamlList { Items.Count: > 0 } list)
        {
            _problems.Error(
                _block.Find("values")?.At ?? _block.At,
                $"{_definition.Name} needs 'values' with at least one value in a list.");
            return null;
        }

        var values = list.Items.Select(ReadListed(new HashSet<ParameterValue>())).ToArray();
        var isNumeric = _definition.Kind is ParameterValueKind.Integer or ParameterValueKind.Number;
        var isOrdered = isNumeric && !_block.Has("distribution");
        return Array.TrueForAll(values, value => value is not null)
            ? new ListDomain([.. values.Select(value => value!.Value)], isOrdered)
            : null;
    }

    private Func<YamlNode, ParameterValue?> ReadListed(HashSet<ParameterValue> seen) => node =>
    {
        if (_values.Read(node) is not { } value)
        {
            return null;
        }

        if (!seen.Add(value))
        {
            _problems.Error(node.At, $"{_definition.Name} lists {value} twice.");
        }

        return value;
    };
}
