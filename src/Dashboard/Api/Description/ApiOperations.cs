using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Orchestrator.Dashboard.Api.Description;

/// <summary>Writes of each operation what its route's metadata says: words, parts of the address, body.</summary>
internal static class ApiOperations
{
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["id"] = "An experiment's id, a unique prefix of one, or @last.",
        ["number"] = "The trial's number.",
        ["epoch"] = "The epoch, from 1.",
        ["kind"] = "reconstruction or generation.",
        ["worker"] = "The id of a worker's process.",
        ["sha256"] = "SHA-256 over the bytes, in lower-case hex.",
    };

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        operation.Parameters ??= [];
        foreach (var part in operation.Parameters.OfType<OpenApiParameter>().Where(part => part.In == ParameterLocation.Path))
        {
            part.Description = Parts.GetValueOrDefault(part.Name ?? "");
        }

        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var word in metadata.OfType<QueryWord>()) { operation.Parameters.Add(Of(word)); }

        if (metadata.OfType<BodyType>().FirstOrDefault() is { } body)
        {
            operation.RequestBody = Of(await context.GetOrCreateSchemaAsync(body.Type, cancellationToken: cancellation));
        }
    }

    private static OpenApiParameter Of(QueryWord word) => new()
    {
        Name = word.Name,
        In = ParameterLocation.Query,
        Description = word.Meaning,
        Schema = new OpenApiSchema { Type = word.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String },
    };

    private static OpenApiRequestBody Of(OpenApiSchema schema) => new()
    {
        Description = "The command's own words; what is left out stays as it is.",
        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } },
    };
}
