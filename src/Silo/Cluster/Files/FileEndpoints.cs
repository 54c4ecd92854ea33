using Orchestrator.Grains.Checkpoints;
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
            data.Has(sha256) ? Results.Stream(data.Open(sha256)) : Results.NotFound());
        sets.MapPut("/data-sets/{sha256:regex(^[0-9a-f]{{64}}$)}", (string sha256, HttpRequest request, CancellationToken cancellation) =>
            TakeDataSetAsync(data, sha256, request, cancellation));
        var trials = routes.MapGroup(ClusterContract.Root).RequireAuthorization(AccessSchemes.Workers);
        trials.MapGet("/checkpoints/{experiment:regex(^[a-z0-9]+$)}/{trial:int:min(0)}/{sha256:regex(^[0-9a-f]{{64}}$)}",
            (string experiment, int trial, string sha256) => Send(checkpoints, experiment, trial, sha256));
        trials.MapPut("/checkpoints/{experiment:regex(^[a-z0-9]+$)}/{trial:int:min(0)}/{sha256:regex(^[0-9a-f]{{64}}$)}",
            (string experiment, int trial, string sha256, HttpRequest request, CancellationToken cancellation) =>
                TakeCheckpointAsync(checkpoints, experiment, trial, sha256, request, cancellation));
    }

    private static async Task<IResult> TakeDataSetAsync(DataSetFiles data, string sha256, HttpRequest request, CancellationToken cancellation)
    {
        AllowLong(request);
        return data.Has(sha256) || await data.SaveAsync(sha256, request.Body, MostBytes, cancellation)
            ? Results.NoContent()
            : Results.Problem($"The bytes are not those of {sha256}, or more than {MostBytes}.", statusCode: StatusCodes.Status422UnprocessableEntity);
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
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellation);
        try
        {
            return checkpoints.Import(experiment, trial, sha256, bytes.GetBuffer().AsSpan(0, (int)bytes.Length))
                ? Results.NoContent()
                : Results.Problem($"The bytes are not those of {sha256}.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }
        catch (CheckpointException exception)
        {
            return Results.Problem(exception.Message, statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }

    private static void AllowLong(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }
    }
}
