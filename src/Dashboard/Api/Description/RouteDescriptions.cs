using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Orchestrator.Dashboard.Api.Description;

/// <summary>What the API's document says of a route.</summary>
internal static class RouteDescriptions
{
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder route, string summary, params QueryWord[] words) =>
        route.WithSummary(summary).WithMetadata([.. words]);
}
