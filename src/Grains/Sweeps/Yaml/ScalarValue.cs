using System.Globalization;
using System.Text.RegularExpressions;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Sweeps.Yaml;

/// <summary>
/// What a scalar means: YAML 1.2's core schema. So <c>1e-4</c>, a string to YAML 1.1 readers, is a number, and <c>yes</c>
/// and <c>010</c>, which 1.1 turns into true and 8, stay text.
/// </summary>
internal static partial class ScalarValue
{
    /// <summary>The value, or null for an empty scalar.</summary>
    public static ParameterValue? Of(YamlScalar scalar)
    {
        var text = scalar.Text;
        if (scalar.IsQuoted)
        {
            return ParameterValue.Of(text);
        }

        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => ParameterValue.Of(true),
            "false" or "False" or "FALSE" => ParameterValue.Of(false),
            _ => NumberOf(text) ?? ParameterValue.Of(text),
        };
    }

    private static ParameterValue? NumberOf(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (Integer().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole))
        {
            return ParameterValue.Of(whole);
        }

        return Number().IsMatch(text) ? ParameterValue.Of(double.Parse(text, NumberStyles.Float, culture)) : null;
    }

    [GeneratedRegex(@"\A[-+]?(?:0|[1-9][0-9]*)\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A[-+]?(?:0|[1-9][0-9]*|(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[0-9]+[eE][-+]?[0-9]+)\z")]
    private static partial Regex Number();
}
