using System.Globalization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Text;

/// <summary>Numbers as people read them; the exact ones are in the API.</summary>
internal static class Figures
{
    /// <summary>Four significant digits; very small and very large numbers with an exponent.</summary>
    public static string Short(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        var size = Math.Abs(value);
        return size is 0 or (>= 1e-3 and < 1e6)
            ? Rounded(value, size)
            : value.ToString("0.###e0", CultureInfo.InvariantCulture);
    }

    public static string Short(ParameterValue value) =>
        value.Kind == ParameterKind.Number ? Short(value.AsDouble()) : value.ToString();

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Rounded(double value, double size)
    {
        var digits = size < 1e-300 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        return Math.Round(value, digits).ToString("#,0.######", CultureInfo.InvariantCulture);
    }
}
