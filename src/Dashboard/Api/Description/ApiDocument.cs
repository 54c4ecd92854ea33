using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Orchestrator.Dashboard.Api.Description;

/// <summary>The OpenAPI document of the JSON API.</summary>
internal static class ApiDocument
{
    public const string Address = "/api/v1/openapi.json";

    private const string Name = "v1";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Orchestrator";
            document.Info.Description = "Experiments, their trials and what can be asked of them. Errors are problem+json.";
            // Behind whatever name the server is reached by.
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(ApiOperations.DescribeAsync);
        options.AddSchemaTransformer(ApiSchemas.DescribeAsync);
        options.CreateSchemaReferenceId = ApiSchemas.NameOf;
    }).ConfigureHttpJsonOptions(options => ApiJson.Apply(options.SerializerOptions));

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi(Address);
}
