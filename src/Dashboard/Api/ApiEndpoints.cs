using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Live;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Samples;

namespace Orchestrator.Dashboard.Api;

/// <summary>The JSON API, version 1.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapRead("/experiments", ExperimentsApi.ListAsync);
        api.MapRead("/experiments/{id}", ExperimentsApi.GetAsync);
        api.MapRead("/experiments/{id}/leaderboard", ExperimentsApi.GetLeaderboardAsync);
        api.MapRead("/experiments/{id}/importances", ExperimentsApi.GetImportancesAsync);
        api.MapRead("/experiments/{id}/pareto-front", ExperimentsApi.GetParetoFrontAsync);
        api.MapRead("/experiments/{id}/decisions", ExperimentsApi.ListDecisionsAsync);
        api.MapRead("/experiments/{id}/names", TrialsApi.GetNamesAsync);
        api.MapRead("/experiments/{id}/columns", TrialsApi.GetColumnsAsync);
        api.MapRead("/experiments/{id}/trials", TrialsApi.ListAsync);
        api.MapRead("/experiments/{id}/trials/{number:int}", TrialsApi.GetAsync);
        api.MapRead("/experiments/{id}/trials/{number:int}/samples/{epoch:int}/{kind}.png", SampleEndpoints.GetAsync);
        api.MapRead("/experiments/{id}/events", EventsApi.ListOfExperimentAsync);
        api.MapRead("/events", EventsApi.ListAsync);
        api.MapRead("/cluster", ClusterApi.Get);
        foreach (var kind in Enum.GetValues<CommandKind>().Where(kind => kind != CommandKind.Delete))
        {
            api.MapPost($"/experiments/{{id}}/{kind.ToString().ToLowerInvariant()}", CommandsApi.Of(kind));
        }

        api.MapDelete("/experiments/{id}", CommandsApi.Of(CommandKind.Delete));
        api.MapPost("/experiments/{id}/trials/{number:int}/retry", CommandsApi.OfTrial(CommandKind.Retry));
        api.MapPost("/experiments/{id}/trials/{number:int}/cancel", CommandsApi.OfTrial(CommandKind.Cancel));
        api.MapGet("/events/stream", EventStream.Get);
    }

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/health/ready", HealthApi.GetReadyAsync).AllowAnonymous();

    public static IResult Json<T>(T value) => Results.Json(value, ApiJson.Options);
}
