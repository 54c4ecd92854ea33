namespace Orchestrator.Grains.Sweeps;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
public static class NearestName
{
    // Nothing that anyone can name is longer, and the distance takes time in proportion to the length.
    private const int MaxLength = 64;

    /// <summary>
    /// The candidate at the smallest edit distance (insertions, deletions, changes, swaps of neighbours), or null when none is
    /// within a third of the name's length.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length > MaxLength)
        {
            return null;
        }

        var limit = Math.Max(1, name.Length / 3);
        return candidates
            .Select(candidate => (candidate, distance: Distance(name.ToLowerInvariant(), candidate)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary><c>; did you mean 'x'?</c>, or a full stop when nothing is near.</summary>
    internal static string Suggest(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    // Optimal string alignment: three rows of the usual table.
    private static int Distance(string left, string right)
    {
        var (beforeLast, last) = (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray());
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[right.Length];
    }
}
