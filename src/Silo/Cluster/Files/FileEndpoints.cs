using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Storage;
using Orchestrator.Grains.Trials;
using Orchestrator.Silo.Cluster.Access;

namespace Orchestrator.Silo.Cluster.Files;

/// <summary>Data sets and checkpoints, to and from workers; each is named by the SHA-256 of its bytes, and taken only if it is that.</summary>
internal static class FileEndpoints
{
    private const long MostBytes = 2L << 30;

    public static void MapFiles(this IEndpointRouteBuilder routes, DataSetFiles data, CheckpointStore checkpoints)
    {
        // People send the data sets of their sweeps, too.
        var sets = routes.MapGroup(ClusterContract.Root).RequireAuthorization(AccessSchemes.Anybody);
        sets.MapMethods("/data-sets/{sha256:regex(^[0-9a-f]{{64}}$)}", ["GET", "HEAD"], (string sha256) =>
            data.Has(sha256) ? Results.Stream(data.Open(sha256)) : Results.NotFound())
            .WithSummary("The data set with this SHA-256, so that it need not be sent again.")
            .Produces<Stream>(contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
        sets.MapPut("/data-sets/{sha256:regex(^[0-9a-f]{{64}}$)}", (string sha256, HttpRequest request, CancellationToken cancellation) =>
            TakeDataSetAsync(data, sha256, request, cancellation))
            .WithSummary("Takes the data set of a sweep that is submitted next: the body is its bytes.")
            .AddOpenApiOperationTransformer(DescribeBytes).Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status507InsufficientStorage);
        var trials = routes.MapGroup(ClusterContract.Root).RequireAuthorization(AccessSchemes.Workers).ExcludeFromDescription();
        trials.MapGet("/checkpoints/{experiment:regex(^[a-z0-9]+$)}/{trial:int:min(0)}/{sha256:regex(^[0-9a-f]{{64}}$)}",
            (string experiment, int trial, string sha256) => Send(checkpoints, experiment, trial, sha256));
        trials.MapPut("/checkpoints/{experiment:regex(^[a-z0-9]+$)}/{trial:int:min(0)}/{sha256:regex(^[0-9a-f]{{64}}$)}",
            (string experiment, int trial, string sha256, int attempt, long lease, ExperimentOwner owner, HttpRequest request, CancellationToken cancellation) =>
                owner.IsRunning(new(experiment, trial, attempt, lease))
                    ? TakeCheckpointAsync(checkpoints, experiment, trial, sha256, request, cancellation)
                    : Task.FromResult(RefuseLease(experiment, trial, lease)));
    }

    // Accepts<Stream> would refuse senders that name no type.
    private static Task DescribeBytes(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var bytes = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["application/octet-stream"] = bytes } };
        return Task.CompletedTask;
    }

    private static async Task<IResult> TakeDataSetAsync(DataSetFiles data, string sha256, HttpRequest request, CancellationToken cancellation)
    {
        AllowLong(request);
        try
        {
            return data.Has(sha256) || await data.SaveAsync(sha256, request.Body, LimitOf(request), cancellation) ? Results.NoContent() : RefuseBytes(sha256);
        }
        catch (StorageException exception)
        {
            return RefuseForRoom(exception);
        }
    }

    private static IResult Send(CheckpointStore checkpoints, string experiment, int trial, string sha256)
    {
        try
        {
            return Results.Stream(checkpoints.Open(experiment, trial, new(0, sha256, 0)));
        }
        catch (CheckpointException exception)
        {
            return Results.Problem(exception.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }

    private static async Task<IResult> TakeCheckpointAsync(
        CheckpointStore checkpoints, string experiment, int trial, string sha256, HttpRequest request, CancellationToken cancellation)
    {
        if (checkpoints.Has(experiment, trial, sha256)) { return Results.NoContent(); }

        AllowLong(request);
        try
        {
            return await checkpoints.ImportAsync(experiment, trial, sha256, request.Body, LimitOf(request), cancellation)
                ? Results.NoContent()
                : RefuseBytes(sha256);
        }
        catch (CheckpointException exception)
        {
            return RefuseForRoom(exception);
        }
    }

    private static FileLimit LimitOf(HttpRequest request) => new(MostBytes, request.ContentLength);

    private static IResult RefuseBytes(string sha256) => Results.Problem(
        $"The bytes are not those of {sha256}, or more than {MostBytes}.", statusCode: StatusCodes.Status422UnprocessableEntity);

    private static IResult RefuseForRoom(Exception exception) =>
        Results.Problem(exception.Message, statusCode: StatusCodes.Status507InsufficientStorage);

    private static IResult RefuseLease(string experiment, int trial, long lease) => Results.Problem(
        $"Lease {lease} of trial {trial} of experiment {experiment} does not run.", statusCode: StatusCodes.Status409Conflict);

    private static void AllowLong(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }
    }
}
