using System.Buffers;
using System.Text;
using System.Text.Json;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results;

/// <summary>An epoch's metrics as one JSON object in their own order; NaN and infinities are named in strings.</summary>
internal static class MetricsJson
{
    public static string Write(IReadOnlyList<MetricValue> metrics)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in metrics)
            {
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value, LedgerJson.Options);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<MetricValue> Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return [.. json.RootElement.EnumerateObject().Select(member => new MetricValue(member.Name, ReadDouble(member.Value)))];
    }

    /// <summary>
    /// The first metric that is not bit for bit the same on both sides, or null; every NaN is the same, and a metric that
    /// one side lacks shows as NaN there.
    /// </summary>
    public static (string Metric, double Recorded, double Reported)? FindDifference(
        IReadOnlyList<MetricValue> recorded, IReadOnlyList<MetricValue> reported)
    {
        var left = recorded.ToDictionary(metric => metric.Name, metric => metric.Value);
        var right = reported.ToDictionary(metric => metric.Name, metric => metric.Value);
        foreach (var name in recorded.Concat(reported).Select(metric => metric.Name))
        {
            if (!left.TryGetValue(name, out var was) | !right.TryGetValue(name, out var now) || !IsSame(was, now))
            {
                return (name, left.GetValueOrDefault(name, double.NaN), right.GetValueOrDefault(name, double.NaN));
            }
        }

        return null;
    }

    private static bool IsSame(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right)
        || (double.IsNaN(left) && double.IsNaN(right));

    private static double ReadDouble(JsonElement value) => value.Deserialize<double>(LedgerJson.Options);
}
