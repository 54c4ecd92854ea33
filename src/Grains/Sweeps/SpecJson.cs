using System.Text.Json;
using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Sweeps;

/// <summary>
/// The canonical JSON of a specification: camelCase, members in the order of their declaration, doubles in the shortest
/// form that reads back exactly. Equal specifications give equal text.
/// </summary>
public static class SpecJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes <paramref name="spec"/>.</summary>
    public static string Serialize(ExperimentSpec spec) => JsonSerializer.Serialize(spec, Options);

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <exception cref="JsonException">It is not a specification, or it has members that this version does not know.</exception>
    public static ExperimentSpec Deserialize(string json) =>
        JsonSerializer.Deserialize<ExperimentSpec>(json, Options)
        ?? throw new JsonException("A specification is an object, but got null.");
}
