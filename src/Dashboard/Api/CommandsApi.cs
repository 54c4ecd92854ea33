using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Actions;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api;

/// <summary>Commands to experiments: <c>POST /api/v1/experiments/{id}/pause</c> and its like.</summary>
internal static class CommandsApi
{
    /// <summary>What a body may say; words that do not belong to the command are refused.</summary>
    private static readonly Dictionary<CommandKind, string[]> Words = new()
    {
        [CommandKind.Extend] = ["runCap", "epochs"],
        [CommandKind.Enqueue] = ["sets", "again"],
        [CommandKind.Fork] = ["epoch", "sets", "again"],
        [CommandKind.Set] = ["weight", "maxSlots"],
        [CommandKind.Tag] = ["trials", "add", "remove"],
    };

    /// <summary>What a command does, for the API's document.</summary>
    public static string Describe(CommandKind kind) => kind switch
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
            var command = await CommandBody.ReadAsync(request, kind, Words.GetValueOrDefault(kind, []), cancellation);
            return ApiEndpoints.Json(await desk.ExecuteAsync(await reader.ResolveAsync(id, cancellation), command, cancellation));
        };

    /// <summary>Answers one kind of command to one trial.</summary>
    public static Delegate OfTrial(CommandKind kind) =>
        async (string id, int number, HttpRequest request, IExperimentReader reader, CommandDesk desk, CancellationToken cancellation) =>
        {
            var command = await CommandBody.ReadAsync(request, kind, Words.GetValueOrDefault(kind, []), cancellation) with { Trials = [number] };
            return ApiEndpoints.Json(await desk.ExecuteAsync(await reader.ResolveAsync(id, cancellation), command, cancellation));
        };
}
