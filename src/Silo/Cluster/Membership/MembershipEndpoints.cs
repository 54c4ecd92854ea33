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
        var members = routes.MapGroup($"{ClusterContract.Root}/members").RequireAuthorization(AccessSchemes.Workers).ExcludeFromDescription();
        members.MapGet("/", () => Results.Json(database.Read(), ClusterContract.Json));
        members.MapPost("/insert", (MembershipWrite write, ClaimsPrincipal worker, CancellationToken cancellation) => WriteAsync(
            write.Row, async row => Answer(await GuardFor(worker, database).InsertRowAsync(row, Next(write), cancellation))));
        members.MapPost("/update", (MembershipWrite write, ClaimsPrincipal worker, CancellationToken cancellation) => WriteAsync(
            write.Row, async row => Answer(await GuardFor(worker, database).UpdateRowAsync(row, write.ETag ?? "", Next(write), cancellation))));
        members.MapPost("/alive", (MembershipRow row, ClaimsPrincipal worker, CancellationToken cancellation) => WriteAsync(row, async entry =>
        {
            await GuardFor(worker, database).UpdateIAmAliveAsync(entry, cancellation);
            return Results.Ok();
        }));
    }

    private static RowGuard GuardFor(ClaimsPrincipal worker, MembershipDatabase database) =>
        worker.FindFirstValue(AccessSchemes.Member) is { } member
            ? new WorkerRowGuard(database, member)
            : new HeadRowGuard(database, isHead: false);

    private static TableVersion Next(MembershipWrite write) => MembershipSnapshot.ToVersion(write.Version).Next();

    private static IResult Answer(bool isWritten) =>
        isWritten ? Results.NoContent() : Results.StatusCode(StatusCodes.Status409Conflict);

    private static Task<IResult> WriteAsync(MembershipRow? row, Func<MembershipEntry, Task<IResult>> write)
    {
        if (!IsWhole(row)) { return Task.FromResult(Refuse("A row of the membership table has address, siloName and status, and those who suspect it.")); }

        MembershipEntry entry;
        try
        {
            entry = row!.ToEntry();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            return Task.FromResult(Refuse($"The address '{row!.Address}', or that of one who suspects it, is not one of a silo: 10.0.0.1:11111@1 is."));
        }

        return write(entry);
    }

    // JSON may give nulls for what has none.
    private static bool IsWhole(MembershipRow? row) => row is { Address: not null, SiloName: not null, Suspicions: not null }
        && row.Suspicions.All(suspicion => suspicion is { By: not null });

    private static IResult Refuse(string detail) =>
        Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request is not right");
}
