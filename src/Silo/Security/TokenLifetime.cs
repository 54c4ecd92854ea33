using System.CommandLine.Parsing;
using System.Globalization;
using Orchestrator.Grains.Results.Access;

namespace Orchestrator.Silo.Security;

/// <summary>How long tokens are good.</summary>
internal static class TokenLifetime
{
    private const double MostDays = 3650;

    /// <summary>A join token is used within the day; people do not want a new one each morning.</summary>
    public static TimeSpan? DefaultOf(TokenKind kind) => kind == TokenKind.Join ? TimeSpan.FromHours(24) : TimeSpan.FromDays(90);

    /// <summary>Reads 30m, 24h, 90d or never, which is null.</summary>
    public static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == "never") { return null; }

        if (TryParse(text) is { } lifetime) { return lifetime; }

        result.AddError($"--expires must be a time such as 30m, 24h or 90d, over 0 and at most {MostDays}d, or never, but got '{text}'.");
        return null;
    }

    internal static TimeSpan? TryParse(string text)
    {
        var days = text.Length == 0 ? 0 : text[^1] switch { 'm' => 1.0 / (24 * 60), 'h' => 1.0 / 24, 'd' => 1, _ => 0 };
        return days > 0
            && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count * days is > 0 and <= MostDays
            ? TimeSpan.FromDays(count * days)
            : null;
    }
}
