using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Where a page of trials ended: the sort keys of its last trial.</summary>
/// <param name="Sort">The sort that it belongs to.</param>
/// <param name="Group">The family, or empty where the sort does not group.</param>
/// <param name="Missing">1 where the trial has no value or NaN.</param>
/// <param name="Value">The value, negated where larger comes first; 0 where missing.</param>
/// <param name="Number">The trial number.</param>
internal sealed record PageToken(string Sort, string Group, long Missing, double Value, long Number)
{
    public const int MaxLimit = 1_000;

    /// <exception cref="ArgumentException">The text is no token of this sort.</exception>
    public static PageToken? Read(string? text, string sort)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            var token = JsonSerializer.Deserialize<PageToken>(Base64Url.DecodeFromChars(text), LedgerJson.Options);
            return token is { Group: not null } && token.Sort == sort ? token : throw NotValid(text);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw NotValid(text);
        }
    }

    /// <summary>Reads the token of a list with an integer key.</summary>
    /// <exception cref="ArgumentException">The text is no such token.</exception>
    public static long? ReadKey(string? text) => text is null
        ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : throw NotValid(text);

    /// <exception cref="ArgumentException">The limit is not in 1 to 1,000.</exception>
    public static void CheckLimit(int limit)
    {
        if (limit is < 1 or > MaxLimit)
        {
            throw new ArgumentException($"The limit {limit} is not in 1 to {MaxLimit}.", nameof(limit));
        }
    }

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, LedgerJson.Options));

    private static ArgumentException NotValid(string text) =>
        new($"'{text}' is not where a page of this list ended; pass the 'next' of the page before, with the same sort.");
}
