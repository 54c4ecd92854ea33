using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Sweeps.Parameters;

/// <summary>What may come out of a domain.</summary>
internal static class DomainFacts
{
    /// <summary>Whether a constant or a list holds <paramref name="word"/>.</summary>
    public static bool CanBe(ParameterDomain domain, string word) => domain switch
    {
        FixedDomain constant => constant.Value == ParameterValue.Of(word),
        ListDomain list => list.Values.Contains(ParameterValue.Of(word)),
        _ => false,
    };

    /// <summary>The largest number of a numeric domain.</summary>
    public static double Largest(ParameterDomain domain) => domain switch
    {
        FixedDomain constant => constant.Value.AsDouble(),
        ListDomain list => list.Values.Max(value => value.AsDouble()),
        RangeDomain range => range.Max,
        _ => throw new ArgumentOutOfRangeException(nameof(domain)),
    };
}
