using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Exports;

/// <summary>What a file of weights says about itself: texts by name, as safetensors wants them.</summary>
internal static class WeightsMetadata
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyDictionary<string, string> Of(string model, ParameterSet parameters, int epoch, string version) =>
        new Dictionary<string, string>
        {
            ["model"] = model,
            ["parameters"] = JsonSerializer.Serialize(parameters.Values, Json),
            ["orchestrator"] = version,
            ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture),
        };
}
