using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Pages;

/// <summary>The pages.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/", PageHandlers.GetExperimentsAsync);
        routes.MapRead("/events", PageHandlers.GetEventsAsync);
        routes.MapRead("/compare", CompareHandler.GetAsync);
        routes.MapExperiment("", PageHandlers.GetOverviewAsync);
        routes.MapExperiment("/trials", PageHandlers.GetTrialsAsync);
        routes.MapExperiment("/gallery", PageHandlers.GetGalleryAsync);
        routes.MapExperiment("/explore", ExploreHandler.GetAsync);
        routes.MapExperiment("/importance", PageHandlers.GetImportanceAsync);
        routes.MapExperiment("/trials/{number:int}", PageHandlers.GetTrialAsync);
        routes.MapExperiment("/trials/{number:int}/logs", LogHandler.GetAsync);
        routes.MapExperiment("/trials/{number:int}/latent", LatentHandler.GetAsync);
        routes.MapExperiment("/trials/{number:int}/latent/traversal", TraversalHandler.GetAsync);
        routes.MapExperiment("/trials/{number:int}/latent/traversal.png", TraversalHandler.GetPictureAsync);
        routes.MapExperiment("/trials/{number:int}/reproduce.yaml", PageHandlers.GetReproductionAsync);
    }

    private static void MapExperiment(this IEndpointRouteBuilder routes, string page, Delegate handler) =>
        routes.MapRead("/experiments/{id}" + page, handler).AddEndpointFilter<FullIdFilter>();
}
