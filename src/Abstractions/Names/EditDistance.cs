namespace Orchestrator.Abstractions.Names;

/// <summary>
/// How many insertions, deletions, changes and swaps of neighbours turn one word into another, no part of it edited twice: optimal string
/// alignment, G. Navarro, A guided tour to approximate string matching, 2001.
/// </summary>
internal static class EditDistance
{
    /// <summary>The number of edits; takes time in proportion to the product of the lengths.</summary>
    public static int Between(string left, string right)
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
