using Orchestrator.Abstractions.Workers;
using Orchestrator.Silo.Cluster.Access;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Cluster;

/// <summary>Answers workers that ask to join.</summary>
internal static class JoinEndpoint
{
    public static void MapJoin(this IEndpointRouteBuilder routes, HeadMembership members) =>
        routes.MapPost($"{ClusterContract.Root}/join", (JoinRequest request) => Join(request, members))
            .RequireAuthorization(AccessSchemes.Workers).ExcludeFromDescription();

    private static IResult Join(JoinRequest request, HeadMembership members) => WorkerContract.FindMismatch(request.Name, request.ContractVersion) is { } mismatch
        ? Results.Problem(
            $"{mismatch}. The worker's version is {request.Release}, the head's {EnvironmentRecord.Release}.",
            statusCode: StatusCodes.Status409Conflict, title: "Versions do not fit")
        : Results.Json(new JoinAnswer(members.ClusterId, EnvironmentRecord.Release, members.Address), ClusterContract.Json);
}
