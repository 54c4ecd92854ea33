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

    private int[] FamiliesWithMoreThan(long dealt) =>
        [.. Enumerable.Range(0, counts.Count).Where(family => counts[family] is null || counts[family] > dealt)];
}
