using System.Globalization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Sweeps;

/// <summary>A parameter's values around those that some trials have: an eighth of the range beyond them, the neighbours in a list of numbers.</summary>
internal static class NarrowedDomain
{
    private const double Margin = 0.125;

    /// <summary>The words of the parameter in a sweep file.</summary>
    public static string Describe(ParameterDomain domain, IReadOnlyList<ParameterValue> used) => domain switch
    {
        RangeDomain range => Around(range, [.. used.Select(value => value.AsDouble())]),
        ListDomain { IsOrdered: true } list => Listed([.. list.Values.Where((_, i) => IsNear(list.Values, i, used))]),
        _ => Listed([.. used.Distinct()]),
    };

    private static bool IsNear(IReadOnlyList<ParameterValue> values, int i, IReadOnlyList<ParameterValue> used) =>
        Enumerable.Range(i - 1, 3).Any(place => place >= 0 && place < values.Count && used.Contains(values[place]));

    private static string Listed(IReadOnlyList<ParameterValue> values) => values is [var only]
        ? $"{{ value: {YamlText.Of(only)} }}"
        : $"{{ values: [{string.Join(", ", values.Select(YamlText.Of))}] }}";

    private static string Around(RangeDomain range, IReadOnlyList<double> used)
    {
        var margin = Margin * (Scale(range, range.Max) - Scale(range, range.Min));
        var min = Math.Max(range.Min, Round(range, Unscale(range, Scale(range, used.Min()) - margin), Math.Floor));
        var max = Math.Min(range.Max, Round(range, Unscale(range, Scale(range, used.Max()) + margin), Math.Ceiling));
        var step = range.Step is { } size and not 1 ? string.Create(CultureInfo.InvariantCulture, $", q: {size}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{{ distribution: {Name(range)}, min: {min}, max: {max}{step} }}");
    }

    private static string Name(RangeDomain range) => (range.IsLog, range.Step) switch
    {
        (true, null) => "log_uniform_values",
        (true, _) => "q_log_uniform_values",
        (false, null) => "uniform",
        _ => range.IsInteger ? "int_uniform" : "q_uniform",
    };

    // Four digits are enough for a bound that a rule of thumb gives.
    private static double Round(RangeDomain range, double bound, Func<double, double> round)
    {
        if (range.Step is { } step) { return round(bound / step) * step; }

        return bound == 0 ? 0 : double.Parse(bound.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static double Scale(RangeDomain range, double value) => range.IsLog ? Math.Log(value) : value;

    private static double Unscale(RangeDomain range, double value) => range.IsLog ? Math.Exp(value) : value;
}
