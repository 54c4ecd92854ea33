using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api;

/// <summary>Commands to experiments: <c>POST /api/v1/experiments/{id}/pause</c> and its like. Where nobody runs experiments there are none.</summary>
internal static class CommandsApi
{
    /// <summary>What a body may say; words that do not belong to the command are refused.</summary>
    private static readonly Dictionary<CommandKind, string[]> Words = new()
    {
        [CommandKind.Extend] = ["runCap", "epochs"],
        [CommandKind.Set] = ["weight", "maxSlots"],
    };

    /// <summary>Answers one kind of command.</summary>
    public static Delegate Of(CommandKind kind) =>
        async (string id, HttpRequest request, IServiceProvider services, CancellationToken cancellation) =>
            await AnswerAsync(id, await CommandBody.ReadAsync(request, kind, Words.GetValueOrDefault(kind, []), cancellation), services, cancellation);

    /// <summary>Tries one trial again.</summary>
    public static async Task<IResult> RetryTrialAsync(
        string id, int number, HttpRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        var command = await CommandBody.ReadAsync(request, CommandKind.Retry, [], cancellation);
        return await AnswerAsync(id, command with { Trial = number }, services, cancellation);
    }

    private static async Task<IResult> AnswerAsync(
        string id, ExperimentCommand command, IServiceProvider services, CancellationToken cancellation)
    {
        var full = await services.GetRequiredService<IExperimentReader>().ResolveAsync(id, cancellation);
        var commands = services.GetService<IExperimentCommands>() ?? throw NobodyRuns(full, command, services);
        try
        {
            return ApiEndpoints.Json(await commands.ExecuteAsync(full, command, cancellation));
        }
        catch (StateConflictException refused)
        {
            throw Conflict(refused.Message);
        }
        catch (InvalidCommandException refused)
        {
            throw RequestException.BadRequest(refused.Message);
        }
        catch (KeyNotFoundException missing)
        {
            throw RequestException.NotFound(missing.Message);
        }
    }

    private static RequestException NobodyRuns(string id, ExperimentCommand command, IServiceProvider services)
    {
        var file = services.GetRequiredService<IOptions<DashboardOptions>>().Value.Database;
        return Conflict($"This dashboard only shows {file}; 'orchestrator {Verb(id, command)} --database {file}' does it.");
    }

    private static string Verb(string id, ExperimentCommand command)
    {
        var kind = command.Kind.ToString().ToLowerInvariant();
        return command.Trial is { } trial ? $"trial {kind} {trial} -e {id}" : $"experiment {kind} {id}";
    }

    private static RequestException Conflict(string detail) => new(StatusCodes.Status409Conflict, "Not now", detail);
}
