using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Workers;

/// <summary>Pages of the cluster.</summary>
internal static class WorkerEndpoints
{
    public static void MapCluster(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/cluster", WorkerHandlers.Get);
        routes.MapRead("/cluster/workers/{id}/drain", WorkerHandlers.AskDrain);
        routes.MapPost("/cluster/workers/{id}/drain", WorkerHandlers.DrainAsync);
        routes.MapPost("/cluster/workers/{id}/undrain", WorkerHandlers.UndrainAsync);
    }
}
