using Orchestrator.Silo.Cluster.Access;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Cluster;

/// <summary>Answers workers that ask to join.</summary>
internal static class JoinEndpoint
{
    public static void MapJoin(this IEndpointRouteBuilder routes, string clusterId) =>
        routes.MapPost($"{ClusterContract.Root}/join", (JoinRequest request) => Join(request, clusterId))
            .RequireAuthorization(AccessSchemes.Workers);

    private static IResult Join(JoinRequest request, string clusterId) => request.ContractVersion == ClusterContract.Version
        ? Results.Json(new JoinAnswer(clusterId, EnvironmentRecord.Release), ClusterContract.Json)
        : Results.Problem(
            $"Worker '{request.Name}' of version {request.Release} speaks contract {request.ContractVersion}, this head of version {EnvironmentRecord.Release} speaks {ClusterContract.Version}: the older one must be replaced.",
            statusCode: StatusCodes.Status409Conflict, title: "Versions do not fit");
}
