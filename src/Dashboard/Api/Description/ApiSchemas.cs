using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Dashboard.Api.Description;

/// <summary>Describes what converters write, which the types do not tell.</summary>
internal static class ApiSchemas
{
    private static readonly Dictionary<Type, Func<OpenApiSchema>> Written = new()
    {
        [typeof(double)] = () => Number(),
        [typeof(double?)] = () => Number(JsonSchemaType.Null),
        [typeof(ParameterValue)] = Value,
        [typeof(IReadOnlyList<ParameterValue>)] = () => ListOf(Value()),
        [typeof(IReadOnlyList<MetricValue>)] = () => ObjectOf(Number()),
        [typeof(IReadOnlyList<ParameterAssignment>)] = () => ObjectOf(Value()),
        [typeof(IReadOnlyList<IReadOnlyList<ParameterAssignment>>)] = () => ListOf(ObjectOf(Value())),
        // Parameter sets in a body, as objects or as they would be typed.
        [typeof(IReadOnlyList<JsonElement>)] = () => ListOf(AnyOf(ObjectOf(Value()), Of(JsonSchemaType.String))),
    };

    /// <summary>What a schema is called in the document, or null where it has no name.</summary>
    public static string? NameOf(JsonTypeInfo type) =>
        type.Type == typeof(IReadOnlyList<MetricValue>) ? "Metrics"
        : type.Type == typeof(IReadOnlyList<ParameterAssignment>) ? "Parameters"
        : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    public static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (context.JsonPropertyInfo?.CustomConverter is DocumentConverter) { Become(schema, ObjectOf(new())); }
        else if (Written.TryGetValue(context.JsonPropertyInfo?.PropertyType ?? context.JsonTypeInfo.Type, out var written)) { Become(schema, written()); }

        return Task.CompletedTask;
    }

    // What stands there besides, such as a description, stays.
    private static void Become(OpenApiSchema schema, OpenApiSchema other) =>
        (schema.Type, schema.Format, schema.AnyOf, schema.Items, schema.AdditionalProperties) =
            (other.Type, other.Format, other.AnyOf, other.Items, other.AdditionalProperties);

    private static OpenApiSchema Number(params JsonSchemaType[] others) =>
        AnyOf([Of(JsonSchemaType.Number), NotFinite(), .. others.Select(Of)]);

    private static OpenApiSchema Value() => AnyOf(Of(JsonSchemaType.Number), Of(JsonSchemaType.String), Of(JsonSchemaType.Boolean));

    private static OpenApiSchema NotFinite() => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. new[] { "NaN", "Infinity", "-Infinity" }.Select(name => JsonValue.Create(name))],
    };

    private static OpenApiSchema AnyOf(params OpenApiSchema[] options) => new() { AnyOf = [.. options] };

    private static OpenApiSchema ListOf(OpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    private static OpenApiSchema ObjectOf(OpenApiSchema members) => new() { Type = JsonSchemaType.Object, AdditionalProperties = members };

    private static OpenApiSchema Of(JsonSchemaType type) => new() { Type = type };
}
