using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orchestrator.Dashboard.Api;

/// <summary>A string that holds a JSON document is written as that document; any other text as a string.</summary>
internal sealed class DocumentConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader).GetRawText();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (TryParse(value) is { } document)
        {
            document.WriteTo(writer);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    private static JsonElement? TryParse(string value)
    {
        try
        {
            return JsonElement.Parse(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
