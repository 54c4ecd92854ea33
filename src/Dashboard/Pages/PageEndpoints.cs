using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Pages;

/// <summary>The pages, each with the words that it takes.</summary>
internal static class PageEndpoints
{
    private static readonly string[] Traversal = ["view", "dimensions", "points", "around", "steps", "epoch"];

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/", PageHandlers.GetExperimentsAsync).Takes("state", "name", "sel", "after", "limit");
        routes.MapRead("/events", PageHandlers.GetEventsAsync).Takes("experiment", "kind", "by", "order", "after", "limit");
        // The script's word: how two trials are laid over each other.
        routes.MapRead("/compare", CompareHandler.GetAsync).Takes("experiment", "t", "e", "family", "epoch", "mode");
        // The script's words: what of the explore page the overview keeps.
        routes.MapExperiment("", PageHandlers.GetOverviewAsync, "q", "family", "sel");
        routes.MapExperiment("/trials", PageHandlers.GetTrialsAsync, "q", "model", "state", "sort", "columns", "limit", "sel", "after");
        routes.MapExperiment("/gallery", PageHandlers.GetGalleryAsync, "q", "model", "state", "sort", "epoch", "view", "group", "pin", "limit", "after");
        routes.MapExperiment("/explore", ExploreHandler.GetAsync, "q", "family", "x", "y", "across", "down", "against", "log", "sel");
        routes.MapExperiment("/importance", PageHandlers.GetImportanceAsync);
        routes.MapExperiment("/trials/{number:int}", PageHandlers.GetTrialAsync, "epoch");
        routes.MapExperiment("/trials/{number:int}/logs", LogHandler.GetAsync, "q", "after");
        routes.MapExperiment("/trials/{number:int}/latent", LatentHandler.GetAsync);
        routes.MapExperiment("/trials/{number:int}/latent/traversal", TraversalHandler.GetAsync, Traversal);
        routes.MapExperiment("/trials/{number:int}/latent/traversal.png", TraversalHandler.GetPictureAsync, Traversal);
        routes.MapExperiment("/trials/{number:int}/reproduce.yaml", PageHandlers.GetReproductionAsync);
    }

    private static void MapExperiment(this IEndpointRouteBuilder routes, string page, Delegate handler, params string[] words) =>
        routes.MapRead("/experiments/{id}" + page, handler).Takes(words).AddEndpointFilter<FullIdFilter>();
}
