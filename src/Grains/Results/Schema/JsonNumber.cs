using System.Text.Json;

namespace Orchestrator.Grains.Results.Schema;

/// <summary>The number that a JSON text is, as .NET reads it: to the last bit, which SQLite's own reading is not.</summary>
internal static class JsonNumber
{
    /// <returns>null where the text is something else than a number.</returns>
    public static double? Read(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return parsed.RootElement.ValueKind == JsonValueKind.Number ? parsed.RootElement.GetDouble() : null;
    }
}
