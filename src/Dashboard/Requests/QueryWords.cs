using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Orchestrator.Dashboard.Requests;

/// <summary>Reads the words after the question mark; what is not allowed is told by name, value and range.</summary>
internal static class QueryWords
{
    private const int LongestEchoed = 60;

    /// <summary>The word's text, or null when it is absent or empty.</summary>
    public static string? Text(this IQueryCollection query, string word) =>
        query[word].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The word's parts between commas, from all its places; empty when it is absent.</summary>
    public static IReadOnlyList<string> Names(this IQueryCollection query, string word) =>
        query[word].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The word's parts between commas, each one of <paramref name="allowed"/>; empty when it is absent.</summary>
    public static IReadOnlyList<string> Choices(this IQueryCollection query, string word, IReadOnlyList<string> allowed)
    {
        var names = query.Names(word);
        return names.FirstOrDefault(name => !allowed.Contains(name)) is { } unknown
            ? throw RequestException.BadRequest(AllowedNames.Describe(word, Shorten(unknown), allowed))
            : names;
    }

    /// <summary>A whole number in [<paramref name="min"/>, <paramref name="max"/>], or null when absent.</summary>
    public static long? Number(this IQueryCollection query, string word, long min, long max)
    {
        if (query.Text(word) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max
            ? value
            : throw RequestException.BadRequest($"{word}: '{Shorten(text)}' is not allowed; {Range(min, max)}.");
    }

    /// <summary>Different trial numbers between commas; empty when absent.</summary>
    public static IReadOnlyList<int> TrialNumbers(this IQueryCollection query, string word, int most) => [.. query.Numbers(word, most, "trial numbers").Distinct()];

    /// <summary>Whole numbers from 0 between commas; empty when absent.</summary>
    /// <param name="query">The words.</param>
    /// <param name="word">The one to read.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="what">What they are, for a message.</param>
    public static IReadOnlyList<int> Numbers(this IQueryCollection query, string word, int most, string what)
    {
        var names = query.Names(word);
        return names.Count <= most && names.All(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? [.. names.Select(name => int.Parse(name, CultureInfo.InvariantCulture))]
            : throw RequestException.BadRequest($"{word}: give at most {most} {what} with commas between.");
    }

    /// <summary>How many items to list, 1 to 1,000.</summary>
    public static int Limit(this IQueryCollection query, int otherwise) =>
        (int)(query.Number("limit", 1, 1000) ?? otherwise);

    /// <summary>One of <paramref name="allowed"/>, or null when absent.</summary>
    public static string? OneOf(this IQueryCollection query, string word, IReadOnlyList<string> allowed)
    {
        if (query.Text(word) is not { } text)
        {
            return null;
        }

        return allowed.FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            ?? throw RequestException.BadRequest(AllowedNames.Describe(word, Shorten(text), allowed));
    }

    private static string Range(long min, long max) =>
        max is long.MaxValue or int.MaxValue ? $"a whole number from {min} is" : $"a whole number from {min} to {max} is";

    /// <summary>A text for a message, cut where it is long.</summary>
    public static string Shorten(string text) => text.Length <= LongestEchoed ? text : text[..LongestEchoed] + "…";
}
