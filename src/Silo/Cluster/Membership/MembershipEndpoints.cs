using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Results.Membership;

namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>Serves the head's membership table to workers, who cannot write the head's row.</summary>
internal static class MembershipEndpoints
{
    public static void MapMembership(this IEndpointRouteBuilder routes, MembershipDatabase database)
    {
        var table = new HeadRowGuard(database, isHead: false);
        var members = routes.MapGroup($"{ClusterContract.Root}/members");
        members.MapGet("/", () => Results.Json(database.Read(), ClusterContract.Json));
        members.MapPost("/insert", async (MembershipWrite write, CancellationToken cancellation) =>
            Answer(await table.InsertRowAsync(write.Row.ToEntry(), Next(write), cancellation)));
        members.MapPost("/update", async (MembershipWrite write, CancellationToken cancellation) =>
            Answer(await table.UpdateRowAsync(write.Row.ToEntry(), write.ETag ?? "", Next(write), cancellation)));
        members.MapPost("/alive", async (MembershipRow row, CancellationToken cancellation) =>
            await table.UpdateIAmAliveAsync(row.ToEntry(), cancellation));
    }

    private static TableVersion Next(MembershipWrite write) => MembershipSnapshot.ToVersion(write.Version).Next();

    private static IResult Answer(bool isWritten) =>
        isWritten ? Results.NoContent() : Results.StatusCode(StatusCodes.Status409Conflict);
}
