namespace Orchestrator.Abstractions.Names;

/// <summary>Finds the name that a misspelt one was meant to be. Case does not count.</summary>
internal static class NearestName
{
    // Nothing that anyone can name is longer, and the distance takes time in proportion to the length.
    private const int MaxLength = 64;

    /// <summary>The candidate at the smallest edit distance, the first of equals, or null when none is within a third of the name's length.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length > MaxLength) { return null; }

        var (distance, nearest) = Measure(name, candidates).DefaultIfEmpty((int.MaxValue, "")).MinBy(pair => pair.Item1);
        return distance <= Math.Max(1, name.Length / 3) ? nearest : null;
    }

    /// <summary>The candidate at the smallest edit distance, however far, the first of equals.</summary>
    /// <exception cref="InvalidOperationException">There are no candidates.</exception>
    public static string Closest(string name, IEnumerable<string> candidates) =>
        Measure(name[..Math.Min(name.Length, MaxLength)], candidates).MinBy(pair => pair.Distance).Name;

    /// <summary><c>; did you mean 'x'?</c>, or a full stop when nothing is near.</summary>
    public static string Suggest(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    private static IEnumerable<(int Distance, string Name)> Measure(string name, IEnumerable<string> candidates) =>
        candidates.Select(candidate => (EditDistance.Between(name.ToLowerInvariant(), candidate.ToLowerInvariant()), candidate));
}
