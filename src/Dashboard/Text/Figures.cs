using System.Globalization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Text;

/// <summary>Numbers as people read them; the exact ones are in the API.</summary>
internal static class Figures
{
    /// <summary>Up to four significant digits; very small and very large numbers with an exponent.</summary>
    public static string Short(double value) => Write(value, '#');

    /// <summary>Two significant digits, for what only names a place.</summary>
    public static string Rough(double value) =>
        value == 0 || !double.IsFinite(value) ? Short(value)
        : Math.Abs(value) is < 1e-2 or >= 1e4 ? value.ToString("0.#e0", CultureInfo.InvariantCulture)
        : value.ToString($"#,0.{new string('#', Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 4))}", CultureInfo.InvariantCulture);

    /// <summary>Exactly four significant digits, so that a column of values is easy to compare.</summary>
    public static string Metric(double value) => Write(value, '0');

    public static string Short(ParameterValue value) =>
        value.Kind == ParameterKind.Number ? Short(value.AsDouble()) : value.ToString();

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 trial</c>, <c>2 trials</c>.</summary>
    public static string Count(long value, string word) => $"{Count(value)} {word}{(value == 1 ? "" : "s")}";

    /// <summary>A file's size in the largest fitting of B, KB and MB, of 1,000 each.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => $"{Count(bytes)} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:#,0.#} MB"),
    };

    private static string Write(double value, char digit)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        var size = Math.Abs(value);
        if (size is not 0 and (< 1e-3 or >= 1e6))
        {
            return value.ToString($"0.{new string(digit, 3)}e0", CultureInfo.InvariantCulture);
        }

        var decimals = size is 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        return value.ToString($"#,0.{new string(digit, decimals)}", CultureInfo.InvariantCulture);
    }
}
