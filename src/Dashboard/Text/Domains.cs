using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Text;

/// <summary>What the specification says about parameters, in words.</summary>
internal static class Domains
{
    public static string Describe(ParameterDomain domain) => domain switch
    {
        FixedDomain only => only.Value.ToString(),
        ListDomain list => string.Join(", ", list.Values),
        RangeDomain range => Describe(range),
        _ => domain.ToString() ?? "",
    };

    public static bool Varies(ParameterSpec parameter) => parameter.Domain switch
    {
        FixedDomain => false,
        ListDomain list => list.Values.Count > 1,
        _ => true,
    };

    /// <summary>Whether every value is a number.</summary>
    public static bool IsNumeric(ParameterSpec parameter) => parameter.Domain switch
    {
        FixedDomain only => only.Value.IsNumeric,
        ListDomain list => list.Values.All(value => value.IsNumeric),
        _ => true,
    };

    /// <summary>Whether equal ratios of its values belong at equal distances.</summary>
    public static bool IsLog(ParameterSpec parameter) => parameter.Domain switch
    {
        RangeDomain range => range.IsLog,
        ListDomain { IsOrdered: true } list when IsNumeric(parameter) && list.Values.All(value => value.AsDouble() > 0) =>
            list.Values.Max(value => value.AsDouble()) >= 8 * list.Values.Min(value => value.AsDouble()),
        _ => false,
    };

    /// <summary>The parameters that tell trials apart; the model has a column of its own.</summary>
    public static IReadOnlyList<string> Varying(IEnumerable<ParameterSpec> parameters) =>
        [.. parameters.Where(Varies).Select(parameter => parameter.Name).Where(name => name != "model")];

    /// <summary>Whether some trials hold no images back, so that the best is chosen by the test set.</summary>
    public static bool SelectsOnTestSet(IEnumerable<ParameterSpec> parameters) =>
        parameters.FirstOrDefault(parameter => parameter.Name == "validation_size")?.Domain switch
        {
            null => true,
            FixedDomain only => IsZero(only.Value),
            ListDomain list => list.Values.Any(IsZero),
            RangeDomain range => range.Min <= 0,
            _ => true,
        };

    private static bool IsZero(ParameterValue value) => value.IsNumeric && value.AsDouble() == 0;

    private static string Describe(RangeDomain range)
    {
        var kind = (range.IsLog ? "log " : "") + (range.IsInteger ? "whole numbers" : "numbers");
        var step = range.Step is { } size ? $", step {Figures.Short(size)}" : "";
        return $"{Figures.Short(range.Min)} to {Figures.Short(range.Max)} ({kind}{step})";
    }
}
