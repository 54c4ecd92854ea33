using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Dashboard.Actions;
using Orchestrator.Dashboard.Pages;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Workers;

/// <summary>The page of workers, slots and what waits, and what is asked of workers there.</summary>
internal static class WorkerHandlers
{
    private const int Longest = 1_000;

    public static IResult Get(IServiceProvider services) =>
        new RazorComponentResult<ClusterPage>(new { View = services.GetService<IClusterReader>()?.Read() });

    /// <summary>Asks before a worker leaves.</summary>
    public static IResult AskDrain(string id, IServiceProvider services) =>
        new RazorComponentResult<DrainPage>(new { Worker = Find(id, services) });

    public static Task<IResult> DrainAsync(string id, HttpRequest request, IServiceProvider services, CancellationToken cancellation) =>
        DoAsync(id, request, services, (commands, worker) => commands.Drain(worker), "takes no more trials and leaves when what it runs is given back", cancellation);

    public static Task<IResult> UndrainAsync(string id, HttpRequest request, IServiceProvider services, CancellationToken cancellation) =>
        DoAsync(id, request, services, (commands, worker) => commands.Undrain(worker), "stays", cancellation);

    private static async Task<IResult> DoAsync(
        string id, HttpRequest request, IServiceProvider services, Func<IClusterCommands, string, bool> ask, string outcome, CancellationToken cancellation)
    {
        var commands = services.GetService<IClusterCommands>() ?? throw NobodyRuns();
        await SentForm.ReadAsync(request, Longest, cancellation);
        var worker = Find(id, services);
        if (!ask(commands, worker.Id))
        {
            throw new RequestException(StatusCodes.Status409Conflict, "Not now", $"Worker '{worker.Name}' has begun to leave, or has left.");
        }

        Notices.Write(request.HttpContext, $"Worker {worker.Name} {outcome}.");
        return Answers.SeeOther("/cluster");
    }

    private static RequestException NobodyRuns() => new(
        StatusCodes.Status409Conflict, "Not now", "This dashboard is read-only: it runs nothing, so it has no workers; the dashboard of a 'run' or a 'head' does it.");

    private static WorkerSummary Find(string id, IServiceProvider services) =>
        services.GetService<IClusterReader>()?.Read().Workers.FirstOrDefault(worker => worker.Id == id)
        ?? throw RequestException.NotFound($"There is no worker '{QueryWords.Shorten(id)}'.");
}
