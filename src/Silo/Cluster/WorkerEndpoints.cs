using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Silo.Cluster;

/// <summary>What people ask of the workers of a head.</summary>
internal static class WorkerEndpoints
{
    public static void MapWorkers(this IEndpointRouteBuilder routes)
    {
        var workers = routes.MapGroup($"{ClusterContract.Root}/workers");
        workers.MapPost("/{worker}/drain", (string worker, IClusterCommands commands) => Answer(worker, commands.Drain(worker)))
            .WithSummary("The worker takes no more trials and leaves when what it runs is given back.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        workers.MapPost("/{worker}/undrain", (string worker, IClusterCommands commands) => Answer(worker, commands.Undrain(worker)))
            .WithSummary("The worker stays although it was asked to leave.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult Answer(string worker, bool isKnown) => isKnown
        ? Results.NoContent()
        : Results.Problem($"There is no worker '{worker}', or it has begun to leave.", statusCode: StatusCodes.Status404NotFound, title: "Not found");
}
