using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Dashboard.Api;

/// <summary>
/// How the product's JSON looks: camelCase members, enums by name, <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>
/// as strings, parameters and metrics as one object each (<c>{"code_size": 64}</c>).
/// </summary>
public static class ApiJson
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Makes other options write so, too.</summary>
    internal static void Apply(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new ParametersConverter());
        options.Converters.Add(new MetricsConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WriteDocumentsAsTheyAre } };
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly();
        return options;
    }

    private static void WriteDocumentsAsTheyAre(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if ((type.Type == typeof(EventRow) && property.Name == "data")
                || (property.Name == "environment" && (type.Type == typeof(AttemptRow) || type.Type == typeof(WorkerSummary))))
            {
                property.CustomConverter = new DocumentConverter();
            }
        }
    }
}
