using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Api.Description;
using Orchestrator.Dashboard.Live;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Samples;

namespace Orchestrator.Dashboard.Api;

/// <summary>The JSON API, version 1.</summary>
internal static class ApiEndpoints
{
    private static readonly QueryWord Limit = new("limit", "How many at most, 1 to 1,000.");
    private static readonly QueryWord Page = new("after", "The member 'next' of the part before.");
    private static readonly QueryWord After = new("after", "The sequence of the last event that is known.");
    private static readonly QueryWord Filter = new("q", "Terms that must hold: model:denoising lr<1e-3 mse<0.01 state:failed.");

    private static readonly QueryWord[] OfEvents =
    [
        new("kind", "Only events of this kind, for example TrialsReopened."), new("by", "people: only what people did."),
        new("order", "oldest first unless it is newest."), new("after", "The sequence of the last event that is known, in this order."), Limit,
    ];

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        MapExperiments(api);
        MapTrials(api);
        MapCommands(api);
        api.MapRead("/events", EventsApi.ListAsync).Says("Events of the ledger.", [new("experiment", "Only those of this experiment."), .. OfEvents]);
        api.MapGet("/events/stream", EventStream.Get).Says("Changes as they happen, as server-sent events whose ids are sequences.", After);
        api.MapRead("/cluster", ClusterApi.Get).Says("Workers, slots and what they train, the queue with why it waits, lost workers.");
        routes.MapApiDocument();
    }

    private static void MapExperiments(RouteGroupBuilder api)
    {
        api.MapRead("/experiments", ExperimentsApi.ListAsync).Says(
            "Experiments, newest first.", new("state", "Only this state, or those that are active or ended."), Page, Limit);
        api.MapRead("/experiments/{id}", ExperimentsApi.GetAsync).Says("One experiment with its specification.");
        api.MapRead("/experiments/{id}/leaderboard", ExperimentsApi.GetLeaderboardAsync).Says("Each family's trials, best first.", Limit);
        api.MapRead("/experiments/{id}/importances", ExperimentsApi.GetImportancesAsync).Says("What each parameter decides, by family and objective: fANOVA, PED-ANOVA, rank correlation.");
        api.MapRead("/experiments/{id}/pareto-front", ExperimentsApi.GetParetoFrontAsync).Says("Trials of several objectives that no other beats.");
        api.MapRead("/experiments/{id}/decisions", ExperimentsApi.ListDecisionsAsync).Says("What the search decided and why, in order.");
        api.MapRead("/experiments/{id}/names", TrialsApi.GetNamesAsync).Says("What its trials can be filtered, sorted and drawn by.");
        api.MapRead("/experiments/{id}/columns", TrialsApi.GetColumnsAsync).Says(
            "Numbers of many trials, a list for each name.", new("names", "Names with commas between, at most 16."), Filter, new("limit", "How many trials at most, 1 to 50,000."));
        api.MapRead("/experiments/{id}/events", EventsApi.ListOfExperimentAsync).Says("Its events.", OfEvents);
    }

    private static void MapTrials(RouteGroupBuilder api)
    {
        api.MapRead("/experiments/{id}/trials", TrialsApi.ListAsync).Says(
            "Trials of an experiment.", Filter, new("model", "Only this model."), new("state", "Only this state."),
            new("sort", "number, objective, a metric or a parameter; a leading - for descending."), Page, Limit);
        api.MapRead("/experiments/{id}/trials/{number:int}", TrialsApi.GetAsync).Says("Everything recorded about a trial.");
        api.MapRead("/experiments/{id}/trials/{number:int}/logs", TrialsApi.ListLogAsync).Says(
            "What happened to a trial, a line each, oldest first.", new("q", "Only lines with this text, or of this severity."),
            new("after", "The sequence of the last line that is known."), Limit);
        api.MapRead("/experiments/{id}/trials/{number:int}/samples/{epoch:int}/{kind}.png", SampleEndpoints.GetAsync).Says("A sample image, a PNG.");
    }

    private static void MapCommands(RouteGroupBuilder api)
    {
        foreach (var kind in Enum.GetValues<CommandKind>().Where(kind => kind is not (CommandKind.Delete or CommandKind.Fork)))
        {
            api.MapPost($"/experiments/{{id}}/{kind.ToString().ToLowerInvariant()}", CommandsApi.Of(kind)).Says(CommandsApi.Describe(kind));
        }

        api.MapDelete("/experiments/{id}", CommandsApi.Of(CommandKind.Delete)).Says(CommandsApi.Describe(CommandKind.Delete));
        api.MapPost("/experiments/{id}/trials/{number:int}/retry", CommandsApi.OfTrial(CommandKind.Retry)).Says("Tries a failed trial again.");
        api.MapPost("/experiments/{id}/trials/{number:int}/cancel", CommandsApi.OfTrial(CommandKind.Cancel)).Says("Ends a running trial within one batch.");
        api.MapPost("/experiments/{id}/trials/{number:int}/fork", CommandsApi.OfTrial(CommandKind.Fork)).Says(CommandsApi.Describe(CommandKind.Fork));
    }

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/health/ready", HealthApi.GetReadyAsync).AllowAnonymous();

    public static IResult Json<T>(T value) => Results.Json(value, ApiJson.Options);
}
