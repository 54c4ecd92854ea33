using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orchestrator.Grains.Results;

/// <summary>How the database writes JSON: members in camelCase, states by name, doubles that come back bit for bit.</summary>
internal static class LedgerJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };
}
