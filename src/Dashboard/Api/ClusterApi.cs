using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api;

/// <summary>Workers, slots and what waits. Where nobody runs experiments there are none.</summary>
internal static class ClusterApi
{
    public static IResult Get(IServiceProvider services) => ApiEndpoints.Json(
        (services.GetService<IClusterReader>() ?? throw RequestException.NotFound("Nobody runs experiments here, so there are no workers; a 'run' or a 'head' shows its own.")).Read());
}
