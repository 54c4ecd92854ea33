namespace Orchestrator.Dashboard.Requests;

/// <summary>Says which names are allowed, nearest first.</summary>
internal static class NearestName
{
    /// <summary>A message for a value that is none of <paramref name="allowed"/>.</summary>
    public static string Describe(string word, string value, IReadOnlyList<string> allowed)
    {
        if (allowed.Count == 0) { return $"{word}: '{value}' is not known; none is allowed here."; }

        var nearest = allowed.MinBy(name => Distance(name.ToLowerInvariant(), value.ToLowerInvariant()));
        return $"{word}: '{value}' is not known; did you mean '{nearest}'? Allowed: {string.Join(", ", allowed)}.";
    }

    /// <summary>Levenshtein's distance: insertions, deletions and substitutions that turn one name into the other.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
