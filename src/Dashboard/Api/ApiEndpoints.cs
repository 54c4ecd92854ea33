using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Dashboard.Api.Description;
using Orchestrator.Dashboard.Live;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Samples;

namespace Orchestrator.Dashboard.Api;

/// <summary>The JSON API, version 1.</summary>
internal static class ApiEndpoints
{
    private static readonly QueryWord Limit = new("limit", "How many at most, 1 to 1,000.", IsNumber: true);
    private static readonly QueryWord Page = new("after", "The member 'next' of the part before.");
    private static readonly QueryWord After = new("after", "The sequence of the last event that is known.", IsNumber: true);
    private static readonly QueryWord Filter = new("q", "Terms that must hold: model:denoising lr<1e-3 mse<0.01 state:failed.");

    private static readonly QueryWord[] OfEvents =
    [
        new("kind", $"Only events of this kind: {string.Join(", ", EventKinds.All)}."), new("by", "people: only what people did."),
        new("order", "oldest first unless it is newest."), new("after", "The sequence of the last event that is known, in this order.", IsNumber: true), Limit,
    ];

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        MapExperiments(api);
        MapTrials(api);
        MapCommands(api);
        api.MapRead("/events", EventsApi.ListAsync)
            .Says("Events of the ledger.", [new("experiment", "Only those of this experiment."), .. OfEvents])
            .Gives<Page<EventRow>>(StatusCodes.Status404NotFound);
        api.MapGet("/events/stream", EventStream.Get)
            .Says("Changes as they happen, as server-sent events whose ids are sequences and whose data is this JSON.", After)
            .Produces<StreamedChange>(contentType: "text/event-stream").Refuses(StatusCodes.Status400BadRequest);
        api.MapRead("/cluster", ClusterApi.Get)
            .Says("Workers, slots and what they train, the queue with why it waits, lost workers.")
            .Gives<ClusterView>(StatusCodes.Status404NotFound);
        routes.MapApiDocument();
    }

    private static void MapExperiments(RouteGroupBuilder api)
    {
        api.MapRead("/experiments", ExperimentsApi.ListAsync)
            .Says("Experiments, newest first.", new("state", $"Only this state, or several at once: {string.Join(", ", ExperimentWords.Known)}."),
                new("name", "Only those whose name holds this."), Page, Limit)
            .Gives<Page<ExperimentSummary>>();
        api.MapRead("/experiments/{id}", ExperimentsApi.GetAsync).Says("One experiment with its specification.").Gives<ExperimentDetail>(StatusCodes.Status404NotFound);
        var one = api.MapGroup("/experiments/{id}");
        one.MapRead("/leaderboard", ExperimentsApi.GetLeaderboardAsync)
            .Says("Each family's trials, best first.", new QueryWord("limit", "How many of each family at most, 1 to 1,000.", IsNumber: true))
            .Gives<Page<LeaderboardEntry>>(StatusCodes.Status404NotFound);
        one.MapRead("/importances", ExperimentsApi.GetImportancesAsync)
            .Says("What each parameter decides, by family and objective: fANOVA, PED-ANOVA, rank correlation.")
            .Gives<Page<ParameterImportance>>(StatusCodes.Status404NotFound);
        one.MapRead("/pareto-front", ExperimentsApi.GetParetoFrontAsync)
            .Says("Trials of several objectives that no other beats.").Gives<Page<ParetoEntry>>(StatusCodes.Status404NotFound);
        one.MapRead("/decisions", ExperimentsApi.ListDecisionsAsync)
            .Says("What the search decided and why, in order.", new("family", "One of the experiment's families; without it the first."), Page, Limit)
            .Gives<Page<DecisionRow>>(StatusCodes.Status404NotFound);
        one.MapRead("/names", TrialsApi.GetNamesAsync)
            .Says("What its trials can be filtered, sorted and drawn by.").Gives<ColumnNames>(StatusCodes.Status404NotFound);
        one.MapRead("/columns", TrialsApi.GetColumnsAsync)
            .Says(
                "Numbers of many trials, a list for each name.", new("names", "Names with commas between, at most 16."), Filter,
                new("limit", "How many trials at most, 1 to 50,000.", IsNumber: true))
            .Gives<TrialColumns>(StatusCodes.Status404NotFound);
        one.MapRead("/events", EventsApi.ListOfExperimentAsync)
            .Says("Its events.", OfEvents).Gives<Page<EventRow>>(StatusCodes.Status404NotFound);
    }

    private static void MapTrials(RouteGroupBuilder api)
    {
        api.MapRead("/experiments/{id}/trials", TrialsApi.ListAsync)
            .Says(
                "Trials of an experiment.", Filter, new("model", "Only this model."), new("state", $"Only this state: {string.Join(", ", Enum.GetNames<TrialState>())}."),
                new("sort", "number, objective, a metric or a parameter; a leading - for descending."), Page, Limit)
            .Gives<Page<TrialSummary>>(StatusCodes.Status404NotFound);
        var trials = api.MapGroup("/experiments/{id}/trials");
        trials.MapRead("/{number:int}", TrialsApi.GetAsync).Says("Everything recorded about a trial.").Gives<TrialDetail>(StatusCodes.Status404NotFound);
        trials.MapRead("/{number:int}/logs", TrialsApi.ListLogAsync)
            .Says(
                "What happened to a trial, a line each, oldest first.", new("q", "Only lines with this text, or of this severity."),
                new("after", "The sequence of the last line that is known.", IsNumber: true), Limit)
            .Gives<Page<LogLine>>(StatusCodes.Status404NotFound);
        trials.MapRead("/{number:int}/samples/{epoch:int}/{kind}.png", SampleEndpoints.GetAsync)
            .Says("A sample image, a PNG.").Produces<Stream>(contentType: "image/png")
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
    }

    private static void MapCommands(RouteGroupBuilder api)
    {
        foreach (var kind in Enum.GetValues<CommandKind>().Where(kind => kind is not (CommandKind.Delete or CommandKind.Fork)))
        {
            api.MapPost($"/experiments/{{id}}/{kind.ToString().ToLowerInvariant()}", CommandsApi.Of(kind)).Gives(kind);
        }

        api.MapDelete("/experiments/{id}", CommandsApi.Of(CommandKind.Delete)).Gives(CommandKind.Delete);
        foreach (var kind in new[] { CommandKind.Retry, CommandKind.Cancel, CommandKind.Fork })
        {
            api.MapPost($"/experiments/{{id}}/trials/{{number:int}}/{kind.ToString().ToLowerInvariant()}", CommandsApi.OfTrial(kind)).Gives(kind, ofTrial: true);
        }
    }

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/health/ready", HealthApi.GetReadyAsync).AllowAnonymous();

    public static IResult Json<T>(T value) => Results.Json(value, ApiJson.Options);
}
