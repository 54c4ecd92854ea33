using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Api;

/// <summary>Whether the database can be read.</summary>
internal static class HealthApi
{
    public static async Task<IResult> GetReadyAsync(IExperimentReader reader, CancellationToken cancellation)
    {
        await reader.ListExperimentsAsync(null, 1, cancellation);
        return ApiEndpoints.Json(new { Status = "ready" });
    }
}
