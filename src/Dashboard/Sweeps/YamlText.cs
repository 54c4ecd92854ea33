using System.Text.Encodings.Web;
using System.Text.Json;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Sweeps;

/// <summary>Values as a sweep file has them.</summary>
internal static class YamlText
{
    // Sweep files are read by people: escapes only where YAML needs them.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(ParameterValue value) => value.Kind == ParameterKind.Text ? Quote(value.ToString()) : value.ToString();

    /// <summary>A JSON string is a double-quoted YAML string.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text, Plain);
}
