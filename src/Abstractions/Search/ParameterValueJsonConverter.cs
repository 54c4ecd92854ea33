using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orchestrator.Abstractions.Search;

/// <summary>
/// Writes a value as the JSON scalar it is. A double keeps a point or an exponent, so that 1.0 comes back as a number
/// and 1 as an integer.
/// </summary>
public sealed class ParameterValueJsonConverter : JsonConverter<ParameterValue>
{
    /// <inheritdoc/>
    public override ParameterValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.True => ParameterValue.Of(true),
            JsonTokenType.False => ParameterValue.Of(false),
            JsonTokenType.String => ParameterValue.Of(reader.GetString()!),
            JsonTokenType.Number => ReadNumber(ref reader),
            _ => throw new JsonException($"A parameter value is a scalar, but got {reader.TokenType}."),
        };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options)
    {
        switch (value.ToObject())
        {
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long integer: writer.WriteNumberValue(integer); break;
            case double number: WriteNumber(writer, number); break;
            case var text: writer.WriteStringValue((string)text); break;
        }
    }

    private static ParameterValue ReadNumber(ref Utf8JsonReader reader)
    {
        var isFraction = reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0;
        return !isFraction && reader.TryGetInt64(out var integer)
            ? ParameterValue.Of(integer)
            : ParameterValue.Of(reader.GetDouble());
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        var text = number.ToString("R");
        writer.WriteRawValue(text.AsSpan().IndexOfAny('.', 'E', 'e') >= 0 ? text : text + ".0");
    }
}
