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
}
