using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Dashboard.Api;

/// <summary>Metrics as one object, in their order.</summary>
internal sealed class MetricsConverter : JsonConverter<IReadOnlyList<MetricValue>>
{
    public override IReadOnlyList<MetricValue> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. JsonElement.ParseValue(ref reader).EnumerateObject().Select(
            member => new MetricValue(member.Name, member.Value.Deserialize<double>(options)))];

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<MetricValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, number) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, number, options);
        }

        writer.WriteEndObject();
    }
}
