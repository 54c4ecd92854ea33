using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Assets;

/// <summary>Serves the dashboard's own files.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var asset in Asset.All)
        {
            routes.MapRead($"/assets/{asset.Name}", (HttpContext context) => Serve(asset, context)).AllowAnonymous();
        }
    }

    private static IResult Serve(Asset asset, HttpContext context)
    {
        if (context.Request.Query["v"] == asset.Version)
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        return Results.Bytes(
            asset.Bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Version}\""));
    }
}
