using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps.Blocks;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>Reads <c>min</c>, <c>max</c> and <c>q</c> of one parameter.</summary>
internal sealed class RangeReader(ParameterDefinition definition, Block block, Problems problems)
{
    private readonly ValueReader _values = new(definition, problems);
    private readonly string _name = definition.Name;

    private bool TakesIntegers => definition.Kind == ParameterValueKind.Integer;

    /// <summary>The range, or null after an error.</summary>
    public RangeDomain? Read(RangeShape shape)
    {
        if (definition.Kind is ParameterValueKind.Choice or ParameterValueKind.Flag)
        {
            problems.Error(block.At, $"{_name} must be {definition.Allowed}, so it takes 'value' or 'values', not a range.");
            return null;
        }

        var (min, max, step) = (Bound("min", shape), Bound("max", shape), Step(shape));
        if (min is null || max is null || (step is null && shape.HasStep) || !IsRange(min.Value, max.Value, shape))
        {
            return null;
        }

        var domain = new RangeDomain(min.Value, max.Value, TakesIntegers, shape.IsLog, step);
        return HasValues(domain) ? domain : null;
    }

    private double? Bound(string word, RangeShape shape)
    {
        if (block.Find(word) is not { } node)
        {
            problems.Error(block.At, $"{_name} needs '{word}' with {shape.Name}.");
            return null;
        }

        if (_values.Read(node)?.AsDouble() is not { } bound)
        {
            return null;
        }

        if (shape.IsInteger && bound != Math.Floor(bound))
        {
            problems.Error(node.At, $"{_name} {word} must be an integer with {shape.Name}, but got '{bound}'.");
            return null;
        }

        return bound;
    }

    private double? Step(RangeShape shape)
    {
        if (!shape.HasStep)
        {
            return RefuseIntegersWithoutStep(shape);
        }

        if (!block.Has("q"))
        {
            return 1;
        }

        var step = block.Number("q", StepRange.SmallestStep, 100_000);
        if (step is { } given && given != Math.Floor(given) && (TakesIntegers || shape.IsInteger))
        {
            problems.Error(block.Find("q")!.At, $"{_name} takes integers, so q must be one, but got '{given}'.");
            return null;
        }

        return step;
    }

    private double? RefuseIntegersWithoutStep(RangeShape shape)
    {
        if (TakesIntegers)
        {
            var instead = shape.IsLog ? "q_log_uniform_values" : "int_uniform";
            problems.Error(block.At, $"{_name} takes integers, but {shape.Name} draws any number; "
                + $"write 'distribution: {instead}'.");
        }

        return null;
    }

    private bool IsRange(double min, double max, RangeShape shape)
    {
        if (TakesIntegers && !shape.HasStep)
        {
            return false;
        }

        if (min > max)
        {
            problems.Error(block.Find("min")!.At, $"{_name} min {min} is above max {max}.");
            return false;
        }

        if (shape.IsLog && min <= 0)
        {
            problems.Error(block.Find("min")!.At, $"{_name} min must be above 0 with {shape.Name}, but got '{min}'.");
            return false;
        }

        return true;
    }

    private bool HasValues(RangeDomain domain)
    {
        if (domain.Step is null || new StepRange(domain).Count > 0)
        {
            return true;
        }

        problems.Error(block.PlaceOf("q"), $"{_name} has no multiple of q {domain.Step} in [{domain.Min}, {domain.Max}].");
        return false;
    }
}
