using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Conditions;

/// <summary>When a parameter is active: <see cref="Comparison"/>s joined by <see cref="All"/> and <see cref="Any"/>.</summary>
internal abstract record Condition
{
    /// <summary>Every comparison in it, left to right.</summary>
    public abstract IEnumerable<Comparison> Comparisons { get; }

    /// <summary>The names of the parameters that it reads.</summary>
    public IEnumerable<string> Parents => Comparisons.Select(comparison => comparison.Parameter).Distinct();

    /// <summary>Whether it holds; <paramref name="valueOf"/> gives null for an inactive parameter.</summary>
    public abstract bool Holds(Func<string, ParameterValue?> valueOf);

    /// <summary>Both, where either may be absent.</summary>
    public static Condition? Both(Condition? left, Condition? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => new All([left, right]),
    };
}

/// <summary>True when all parts are.</summary>
internal sealed record All(IReadOnlyList<Condition> Parts) : Condition
{
    public override IEnumerable<Comparison> Comparisons => Parts.SelectMany(part => part.Comparisons);

    public override bool Holds(Func<string, ParameterValue?> valueOf) => Parts.All(part => part.Holds(valueOf));

    public override string ToString() => string.Join(" and ", Parts.Select(part => part is Any ? $"({part})" : $"{part}"));
}

/// <summary>True when one part is.</summary>
internal sealed record Any(IReadOnlyList<Condition> Parts) : Condition
{
    public override IEnumerable<Comparison> Comparisons => Parts.SelectMany(part => part.Comparisons);

    public override bool Holds(Func<string, ParameterValue?> valueOf) => Parts.Any(part => part.Holds(valueOf));

    public override string ToString() => string.Join(" or ", Parts);
}
