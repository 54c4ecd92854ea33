using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Api;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Cluster.Submission;

/// <summary>Takes sweeps from anywhere: checks them as <c>run</c> does, and starts them.</summary>
internal static class SubmissionEndpoint
{
    // Looking through a large sweep takes a core and memory: one at a time, beside the requests of workers.
    private static readonly SemaphoreSlim Validations = new(1, 1);

    public static void MapSubmission(this IEndpointRouteBuilder routes, HeadParts parts)
    {
        var check = new SubmissionCheck(parts);
        routes.MapPost(
            "/api/v1/experiments",
            (SubmissionRequest request, IExperimentCommands commands, ExperimentOwner owner, CancellationToken cancellation) =>
                AnswerAsync(async () => Results.Json(await SubmitAsync(request, check, parts, commands, owner, cancellation), ClusterContract.Json)))
            .WithSummary("Checks a sweep as 'run' does, and starts it. Its data sets are sent before.")
            .Produces<SubmissionAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        routes.MapPost(
            "/api/v1/experiments/validate",
            (SubmissionRequest request, CancellationToken cancellation) =>
                AnswerAsync(async () => Results.Json(await ValidateAsync(request, check, cancellation), ApiJson.Options)))
            .WithSummary("Checks a sweep as 'validate' does; starts nothing. Its data sets need not be here.")
            .Produces<ValidationAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AnswerAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (SubmissionException exception)
        {
            var what = exception.Status == StatusCodes.Status400BadRequest ? "request" : "sweep";
            return Results.Problem(exception.Message, statusCode: exception.Status, title: $"The {what} is not right");
        }
    }

    private static async Task<SubmissionAnswer> SubmitAsync(
        SubmissionRequest request, SubmissionCheck check, HeadParts parts, IExperimentCommands commands, ExperimentOwner owner, CancellationToken cancellation)
    {
        var (spec, notes) = await check.ResolveAsync(request, isToRun: true, cancellation);
        var (same, _) = await UnfinishedExperiments.FindAsync(parts.Ledger, parts.Reader, SpecHash.Of(spec));
        if (same is not null && !request.IsNew)
        {
            await owner.GoOnAsync(same.Id);
            return new(same.Id, true, notes);
        }

        return new(await commands.SubmitAsync(spec, request.Source, cancellation), false, notes);
    }

    private static async Task<ValidationAnswer> ValidateAsync(SubmissionRequest request, SubmissionCheck check, CancellationToken cancellation)
    {
        await Validations.WaitAsync(cancellation);
        try
        {
            var (spec, notes) = await Task.Run(() => check.ResolveAsync(request, isToRun: false, cancellation), cancellation);
            return new(await Task.Run(() => SweepReport.Of(spec), cancellation), notes);
        }
        finally
        {
            Validations.Release();
        }
    }
}
