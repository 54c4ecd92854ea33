using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Actions;
using Orchestrator.Dashboard.Api.Bodies;
using Orchestrator.Dashboard.Api.Description;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api;

/// <summary>Commands to experiments: <c>POST /api/v1/experiments/{id}/pause</c> and its like.</summary>
internal static class CommandsApi
{
    private static readonly Dictionary<CommandKind, Type> Bodies = new()
    {
        [CommandKind.Extend] = typeof(ExtendBody),
        [CommandKind.Enqueue] = typeof(EnqueueBody),
        [CommandKind.Fork] = typeof(ForkBody),
        [CommandKind.Set] = typeof(SetBody),
        [CommandKind.Tag] = typeof(TagBody),
    };

    /// <summary>What the document says of the route of a command to an experiment, or to one of its trials.</summary>
    public static void Gives(this RouteHandlerBuilder route, CommandKind kind, bool ofTrial = false)
    {
        route.Says(ofTrial ? ExplainOfTrial(kind) : Explain(kind)).Gives<CommandResult>(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        if (Bodies.TryGetValue(kind, out var body)) { route.WithMetadata(new BodyType(body)).Refuses(StatusCodes.Status415UnsupportedMediaType); }
    }

    private static string ExplainOfTrial(CommandKind kind) => kind switch
    {
        CommandKind.Retry => "Tries a failed trial again.",
        CommandKind.Cancel => "Ends a running trial within one batch.",
        _ => Explain(kind),
    };

    private static string Explain(CommandKind kind) => kind switch
    {
        CommandKind.Pause => "Running trials end their epoch and give their slots back; none starts.",
        CommandKind.Resume => "Goes on after a pause or a stop.",
        CommandKind.Stop => "Running trials finish; none starts.",
        CommandKind.Cancel => "Running trials end within one batch, for good.",
        CommandKind.Extend => "More trials or more epochs: {\"runCap\": 80, \"epochs\": 40}.",
        CommandKind.Enqueue => "Parameter sets to try next: {\"sets\": [{\"learning_rate\": 0.001}]}; \"again\": true where they are there already.",
        CommandKind.Fork => "A new trial goes on from this one's checkpoint: {\"epoch\": 8, \"sets\": [{\"learning_rate\": 0.0001}]}; without an epoch from the newest.",
        CommandKind.Retry => "Failed trials are tried again.",
        CommandKind.Set => "Another share of the slots: {\"weight\": 2, \"maxSlots\": 4}; 0 slots for no bound.",
        CommandKind.Tag => "Tags of some trials: {\"trials\": [3, 17], \"add\": [\"baseline\"], \"remove\": [\"doubtful\"]}.",
        CommandKind.Delete => "Everything recorded of an ended experiment goes.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This command has no description."),
    };

    /// <summary>Answers one kind of command.</summary>
    public static Delegate Of(CommandKind kind) =>
        async (string id, HttpRequest request, IExperimentReader reader, CommandDesk desk, CancellationToken cancellation) =>
        {
            var command = await CommandBody.ReadAsync(request, kind, WordsOf(kind), cancellation);
            return ApiEndpoints.Json(await desk.ExecuteAsync(await reader.ResolveAsync(id, cancellation), command, cancellation));
        };

    /// <summary>Answers one kind of command to one trial.</summary>
    public static Delegate OfTrial(CommandKind kind) =>
        async (string id, int number, HttpRequest request, IExperimentReader reader, CommandDesk desk, CancellationToken cancellation) =>
        {
            var command = await CommandBody.ReadAsync(request, kind, WordsOf(kind), cancellation) with { Trials = [number] };
            return ApiEndpoints.Json(await desk.ExecuteAsync(await reader.ResolveAsync(id, cancellation), command, cancellation));
        };

    // What a body may say; words that do not belong to the command are refused.
    private static string[] WordsOf(CommandKind kind) => Bodies.TryGetValue(kind, out var body)
        ? [.. ApiJson.Options.GetTypeInfo(body).Properties.Select(property => property.Name)]
        : [];
}
