using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api.Description;

/// <summary>What the API's document says of a route.</summary>
internal static class RouteDescriptions
{
    /// <summary>What a route is for, and the words that it takes: no others.</summary>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder route, string summary, params QueryWord[] words) =>
        route.WithSummary(summary).WithMetadata([.. words]).Takes([.. words.Select(word => word.Name)]);

    /// <summary>What it answers as JSON; a word that is not allowed is refused everywhere.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, params int[] refusals) =>
        route.Produces<T>().Refuses([StatusCodes.Status400BadRequest, .. refusals]);

    /// <summary>With what it may refuse, as problem+json.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] refusals)
    {
        foreach (var status in refusals) { route.ProducesProblem(status); }

        return route;
    }
}
