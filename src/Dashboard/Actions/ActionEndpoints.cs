using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Dashboard.Pages;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Sweeps;

namespace Orchestrator.Dashboard.Actions;

/// <summary>Forms of pages: each is a page of its own that asks, and an address that takes what was answered.</summary>
internal static class ActionEndpoints
{
    public static void MapActions(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/experiments/{id}/actions/{kind}", ActionHandlers.AskAsync).AddEndpointFilter<FullIdFilter>();
        routes.MapPost("/experiments/{id}/actions/{kind}", ActionHandlers.DoAsync);
        routes.MapPost("/experiments/{id}/trials/actions/tag", TagHandlers.DoAsync);
        routes.MapPost("/experiments/{id}/trials/actions/{kind}", TrialActionHandlers.DoAsync);
        routes.MapRead("/new", NewSweepHandlers.AskAsync);
        routes.MapPost("/new", NewSweepHandlers.DoAsync);
    }
}
