using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search;

/// <summary>The values of a domain by index, in file order, or upwards for a range.</summary>
internal static class DomainValues
{
    /// <summary>How many values there are, or null for a continuous range.</summary>
    public static long? Count(ParameterDomain domain) => domain switch
    {
        FixedDomain => 1,
        ListDomain list => list.Values.Count,
        RangeDomain { Step: not null } range => new StepRange(range).Count,
        _ => null,
    };

    /// <summary>The value at <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentException">The range is continuous.</exception>
    public static ParameterValue At(ParameterDomain domain, long index)
    {
        switch (domain)
        {
            case FixedDomain constant:
                return constant.Value;
            case ListDomain list:
                return list.Values[(int)index];
            case RangeDomain { Step: not null } range:
                var steps = new StepRange(range);
                return steps.ValueAt(steps.First + index);
            default:
                throw new ArgumentException("A continuous range has no values to count.", nameof(domain));
        }
    }

    /// <summary>Whether a domain has a value.</summary>
    public static bool Contains(ParameterDomain domain, ParameterValue value) => domain switch
    {
        FixedDomain one => one.Value == value,
        ListDomain list => list.Values.Contains(value),
        RangeDomain when !value.IsNumeric => false,
        RangeDomain { Step: { } step } range => Contains(new StepRange(range), step, value),
        RangeDomain range => value.AsDouble() >= range.Min && value.AsDouble() <= range.Max,
        _ => false,
    };

    private static bool Contains(StepRange steps, double step, ParameterValue value)
    {
        var place = (long)Math.Round(value.AsDouble() / step);
        return place >= steps.First && place <= steps.Last && steps.ValueAt(place) == value;
    }
}
