using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.Cluster;

/// <summary>What people ask of the workers of a head.</summary>
internal static class WorkerEndpoints
{
    public static void MapWorkers(this IEndpointRouteBuilder routes)
    {
        var workers = routes.MapGroup($"{ClusterContract.Root}/workers");
        workers.MapPost("/{worker}/drain", (string worker, IClusterCommands commands) => Answer(worker, commands.Drain(worker)));
        workers.MapPost("/{worker}/undrain", (string worker, IClusterCommands commands) => Answer(worker, commands.Undrain(worker)));
    }

    private static IResult Answer(string worker, bool isKnown) => isKnown
        ? Results.NoContent()
        : Results.Problem($"There is no worker '{worker}', or it has begun to leave.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
