using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api;

/// <summary>Whether the database can be read.</summary>
internal static partial class HealthApi
{
    public static async Task<IResult> GetReadyAsync(
        IExperimentReader reader, ILoggerFactory loggers, CancellationToken cancellation)
    {
        try
        {
            await reader.ListExperimentsAsync(new(Limit: 1), cancellation);
            return ApiEndpoints.Json(new { Status = "ready" });
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogNotReady(loggers.CreateLogger(typeof(HealthApi)), fault);
            throw new RequestException(
                StatusCodes.Status503ServiceUnavailable, "Not ready", "The database cannot be read; the log has the cause.");
        }
    }
}
