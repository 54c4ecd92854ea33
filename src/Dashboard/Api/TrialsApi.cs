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

    public static async Task<IResult> GetAsync(
        string id, int number, IExperimentReader reader, CancellationToken cancellation)
    {
        var full = await reader.ResolveAsync(id, cancellation);
        return ApiEndpoints.Json(await reader.GetTrialAsync(full, number, cancellation));
    }
}
