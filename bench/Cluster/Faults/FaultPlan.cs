namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>Draws kinds, times and victims from a seed. Pure.</summary>
internal static class FaultPlan
{
    /// <summary>No fault lasts for a greater part of the campaign.</summary>
    private const double LongestShare = 0.2;

    /// <summary>The faults in the order of their times.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="length">The time over which they are spread.</param>
    /// <param name="workers">Seats of workers.</param>
    /// <param name="definitions">The kinds that can be done here.</param>
    public static IReadOnlyList<Fault> Draw(int seed, int count, TimeSpan length, int workers, IReadOnlyList<FaultDefinition> definitions)
    {
        var random = new Random(seed);
        var kinds = Enumerable.Range(0, count).Select(_ => DrawKind(random, definitions)).ToList();
        return [.. kinds.Select((kind, place) => new Fault(
            place, kind,
            // One in each part of the time, so that none of the campaign is quiet.
            length * ((place + random.NextDouble()) / count),
            DrawTime(random, kind, length), random.Next(workers), random.NextDouble()))];
    }

    private static FaultDefinition DrawKind(Random random, IReadOnlyList<FaultDefinition> definitions)
    {
        var left = random.Next(definitions.Sum(definition => definition.Weight));
        return definitions.First(definition => (left -= definition.Weight) < 0);
    }

    // Short ones are as likely as long ones: by the logarithm.
    private static TimeSpan DrawTime(Random random, FaultDefinition kind, TimeSpan length)
    {
        var longest = kind.LastsAsDrawn ? Math.Max(kind.Shortest, Math.Min(kind.Longest, length.TotalSeconds * LongestShare)) : kind.Longest;
        return TimeSpan.FromSeconds(kind.Shortest * Math.Pow(longest / kind.Shortest, random.NextDouble()));
    }
}
