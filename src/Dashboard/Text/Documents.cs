using System.Text.Encodings.Web;
using System.Text.Json;

namespace Orchestrator.Dashboard.Text;

/// <summary>JSON documents as people read them.</summary>
internal static class Documents
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document on several lines, or the text as it is where it is no JSON.</summary>
    public static string Indent(string text) =>
        TryParse(text) is { } document ? JsonSerializer.Serialize(document, Indented) : text;

    /// <summary>An object's members as text; empty where the text is no object.</summary>
    public static IReadOnlyList<(string Name, string Value)> Members(string text) =>
        TryParse(text) is { ValueKind: JsonValueKind.Object } document
            ? [.. document.EnumerateObject().Select(member => (member.Name, Value(member.Value)))]
            : [];

    private static string Value(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : JsonSerializer.Serialize(element, Indented);

    private static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
