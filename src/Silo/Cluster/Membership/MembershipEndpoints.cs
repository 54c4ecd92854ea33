using System.Security.Claims;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Results.Membership;
using Orchestrator.Silo.Cluster.Access;

namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>Serves the head's membership table to workers. None can write the head's row, nor, where certificates say who is who, another's.</summary>
internal static class MembershipEndpoints
{
    public static void MapMembership(this IEndpointRouteBuilder routes, MembershipDatabase database)
    {
        var members = routes.MapGroup($"{ClusterContract.Root}/members").RequireAuthorization(AccessSchemes.Workers);
        members.MapGet("/", () => Results.Json(database.Read(), ClusterContract.Json));
        members.MapPost("/insert", async (MembershipWrite write, ClaimsPrincipal worker, CancellationToken cancellation) =>
            Answer(await GuardFor(worker, database).InsertRowAsync(write.Row.ToEntry(), Next(write), cancellation)));
        members.MapPost("/update", async (MembershipWrite write, ClaimsPrincipal worker, CancellationToken cancellation) =>
            Answer(await GuardFor(worker, database).UpdateRowAsync(write.Row.ToEntry(), write.ETag ?? "", Next(write), cancellation)));
        members.MapPost("/alive", async (MembershipRow row, ClaimsPrincipal worker, CancellationToken cancellation) =>
            await GuardFor(worker, database).UpdateIAmAliveAsync(row.ToEntry(), cancellation));
    }

    private static RowGuard GuardFor(ClaimsPrincipal worker, MembershipDatabase database) =>
        worker.FindFirstValue(AccessSchemes.Member) is { } member
            ? new WorkerRowGuard(database, member)
            : new HeadRowGuard(database, isHead: false);

    private static TableVersion Next(MembershipWrite write) => MembershipSnapshot.ToVersion(write.Version).Next();

    private static IResult Answer(bool isWritten) =>
        isWritten ? Results.NoContent() : Results.StatusCode(StatusCodes.Status409Conflict);
}
