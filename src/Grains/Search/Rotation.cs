namespace Orchestrator.Grains.Search;

/// <summary>
/// Deals settings round the families: one each per round, in order; a family that has none left drops out.
/// </summary>
/// <param name="counts">Settings per family; null for a family that never ends.</param>
internal sealed class Rotation(IReadOnlyList<long?> counts)
{
    /// <summary>Settings of all families, or null when they never end.</summary>
    public long? Total => counts.Any(count => count is null) ? null : counts.Sum();

    /// <summary>The family that the setting at <paramref name="index"/> is dealt to, and its index within that family.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no more than <paramref name="index"/> settings.</exception>
    public (int Family, long Index) Locate(long index)
    {
        var (dealt, rest) = (0L, index);
        while (true)
        {
            // As long as the same families are left, rounds have the same length: whole stretches are skipped at once.
            var left = FamiliesWithMoreThan(dealt);
            ArgumentOutOfRangeException.ThrowIfZero(left.Length, nameof(index));
            var shortest = left.Min(family => counts[family] ?? long.MaxValue);
            if (rest / left.Length < shortest - dealt)
            {
                return (left[rest % left.Length], dealt + (rest / left.Length));
            }

            rest -= (shortest - dealt) * left.Length;
            dealt = shortest;
        }
    }

    /// <summary>The index over all families of a family's setting; the inverse of <see cref="Locate"/>.</summary>
    public long Place(int family, long index)
    {
        var place = index;
        for (var other = 0; other < counts.Count; other++)
        {
            // Families before it are dealt to first in each round.
            if (other != family) { place += Math.Min(counts[other] ?? long.MaxValue, index + (other < family ? 1 : 0)); }
        }

        return place;
    }

    /// <summary>How many of the first <paramref name="total"/> settings are dealt to a family.</summary>
    public long CountOf(int family, long total)
    {
        var (low, high) = (0L, Math.Min(total, counts[family] ?? total));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Place(family, middle) < total ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int[] FamiliesWithMoreThan(long dealt) =>
        [.. Enumerable.Range(0, counts.Count).Where(family => counts[family] is null || counts[family] > dealt)];
}
