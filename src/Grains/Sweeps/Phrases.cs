namespace Orchestrator.Grains.Sweeps;

/// <summary>Turns of phrase that messages share.</summary>
internal static class Phrases
{
    private const int LongestQuote = 60;

    /// <summary>A user's text in quotes, cut and without control characters, so that it cannot upset a terminal.</summary>
    public static string Quote(string text)
    {
        var shown = text.Length <= LongestQuote ? text : text[..LongestQuote] + "...";
        return $"'{string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter))}'";
    }

    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    public static string Or(IReadOnlyList<string> words) => words.Count < 2
        ? string.Concat(words)
        : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
