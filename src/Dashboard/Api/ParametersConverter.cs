using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Api;

/// <summary>Parameters as one object, in their order.</summary>
internal sealed class ParametersConverter : JsonConverter<IReadOnlyList<ParameterAssignment>>
{
    public override IReadOnlyList<ParameterAssignment> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. JsonElement.ParseValue(ref reader).EnumerateObject().Select(
            member => new ParameterAssignment(member.Name, member.Value.Deserialize<ParameterValue>(options)))];

    public override void Write(
        Utf8JsonWriter writer, IReadOnlyList<ParameterAssignment> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, parameter) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, parameter, options);
        }

        writer.WriteEndObject();
    }
}
