namespace Orchestrator.Models.Catalog;

/// <summary>Finds what a person may have meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate with the fewest edits from <paramref name="word"/>; the first of equals.</summary>
    public static string Of(string word, IEnumerable<string> candidates) => candidates.MinBy(candidate => Edits(word, candidate))!;

    /// <summary>Insertions, deletions and substitutions between two words (Levenshtein 1966).</summary>
    public static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i);
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[to.Length];
    }
}
