using System.Text.Json;

namespace Orchestrator.Dashboard.Tests.Api.Description;

/// <summary>Holds JSON against a schema of the API's document: types, members, what must be there.</summary>
internal sealed class DocumentedShape(JsonElement document)
{
    private const string Components = "#/components/schemas/";

    /// <summary>What of <paramref name="value"/> the schema does not tell; empty where it fits.</summary>
    public IReadOnlyList<string> Mistakes(JsonElement value, JsonElement schema, string at = "$")
    {
        schema = Resolve(schema);
        if (!schema.EnumerateObject().Any()) { return []; }

        foreach (var word in new[] { "anyOf", "oneOf" })
        {
            if (schema.TryGetProperty(word, out var options))
            {
                return [.. WrongType(value, schema, at), .. Fewest(options.EnumerateArray().Select(option => Mistakes(value, option, at)))];
            }
        }

        return [.. WrongType(value, schema, at), .. value.ValueKind switch
        {
            JsonValueKind.Object => Members(value, schema, at),
            JsonValueKind.Array when !schema.TryGetProperty("items", out _) => [$"{at} has no schema of its items"],
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Mistakes(item, schema.GetProperty("items"), $"{at}[{i}]")),
            _ => [],
        }];
    }

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()![Components.Length..])
        : schema;

    private static IReadOnlyList<string> Fewest(IEnumerable<IReadOnlyList<string>> options) => options.MinBy(mistakes => mistakes.Count)!;

    private IEnumerable<string> Members(JsonElement value, JsonElement schema, string at)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var member in value.EnumerateObject())
        {
            var place = $"{at}.{member.Name}";
            var isKnown = known.ValueKind == JsonValueKind.Object && known.TryGetProperty(member.Name, out _);
            var mistakes = isKnown ? Described(member.Value, known.GetProperty(member.Name), place)
                : schema.TryGetProperty("additionalProperties", out var any) ? (any.ValueKind == JsonValueKind.True ? [] : Mistakes(member.Value, any, place))
                : [$"{place} is not in the document"];
            foreach (var mistake in mistakes) { yield return mistake; }
        }

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
        foreach (var name in required.Where(name => !value.TryGetProperty(name, out _))) { yield return $"{at}.{name} is missing"; }
    }

    private IReadOnlyList<string> Described(JsonElement value, JsonElement schema, string at) =>
        schema.EnumerateObject().Any(word => word.Name != "description") ? Mistakes(value, schema, at) : [$"{at} has no schema"];

    private static IEnumerable<string> WrongType(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value)))
        {
            yield return $"{at} is {value.GetRawText()}, which is none of {allowed.GetRawText()}";
        }

        if (!schema.TryGetProperty("type", out var type)) { yield break; }

        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(each => each.GetString()!).ToList() : [type.GetString()!];
        if (!types.Any(each => Fits(value, each))) { yield return $"{at} is {value.GetRawText()}, not {type.GetRawText()}"; }
    }

    private static bool Fits(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Null => type == "null",
        _ => type == "number" || (type == "integer" && value.TryGetInt64(out _)),
    };
}
