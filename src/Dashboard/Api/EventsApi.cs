using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api;

/// <summary>Events of the ledger, unless asked otherwise oldest first; <c>after</c> is the sequence of the last one already seen.</summary>
internal static class EventsApi
{
    public static async Task<IResult> ListAsync(
        HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var id = request.Query.Text("experiment");
        var full = id is null ? null : await reader.ResolveAsync(id, cancellation);
        return await AnswerAsync(full, request.Query, reader, cancellation);
    }

    public static async Task<IResult> ListOfExperimentAsync(
        string id, HttpRequest request, IExperimentReader reader, CancellationToken cancellation) =>
        await AnswerAsync(await reader.ResolveAsync(id, cancellation), request.Query, reader, cancellation);

    private static async Task<IResult> AnswerAsync(
        string? id, IQueryCollection query, IExperimentReader reader, CancellationToken cancellation) =>
        ApiEndpoints.Json(await reader.ListEventsAsync(EventWords.Read(query, id, EventWords.Oldest), cancellation));
}
