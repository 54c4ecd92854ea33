using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api;

/// <summary>Trials, with the same words as the trials page.</summary>
internal static class TrialsApi
{
    public static async Task<IResult> ListAsync(
        string id, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var query = TrialWords.Read(request.Query, experiment);
        return ApiEndpoints.Json(await Lists.TrialsAsync(reader, experiment.Summary.Id, query, cancellation));
    }

    /// <summary>Columns of numbers by the words names, q and limit (1 to 50,000; default 10,000).</summary>
    public static async Task<IResult> GetColumnsAsync(
        string id, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var full = await reader.ResolveAsync(id, cancellation);
        var limit = (int)(request.Query.Number("limit", 1, 50_000) ?? 10_000);
        return ApiEndpoints.Json(await Lists.ColumnsAsync(
            reader, full, request.Query.Names("names"), TrialWords.Filter(request.Query), limit, cancellation));
    }

    public static async Task<IResult> GetNamesAsync(string id, IExperimentReader reader, CancellationToken cancellation) =>
        ApiEndpoints.Json(await reader.GetNamesAsync(await reader.ResolveAsync(id, cancellation), cancellation));

    public static async Task<IResult> GetAsync(
        string id, int number, IExperimentReader reader, CancellationToken cancellation)
    {
        var full = await reader.ResolveAsync(id, cancellation);
        return ApiEndpoints.Json(await reader.GetTrialAsync(full, number, cancellation));
    }

    /// <summary>Lines of a trial's log by the words q, after and limit.</summary>
    public static async Task<IResult> ListLogAsync(
        string id, int number, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var full = await reader.ResolveAsync(id, cancellation);
        await reader.GetTrialAsync(full, number, cancellation);
        var after = request.Query.Number("after", 0, long.MaxValue) ?? 0;
        return ApiEndpoints.Json(await reader.ListLogAsync(full, number, request.Query.Text("q"), after, request.Query.Limit(otherwise: 100), cancellation));
    }
}
