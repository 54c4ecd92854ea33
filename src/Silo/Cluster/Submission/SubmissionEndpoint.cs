using Orchestrator.Abstractions.Commands;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.WarmStarts;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Cluster.Submission;

/// <summary>Takes sweeps from anywhere: checks them as <c>run</c> does, and starts them.</summary>
internal static class SubmissionEndpoint
{
    public static void MapSubmission(this IEndpointRouteBuilder routes, HeadParts parts) => routes.MapPost(
        "/api/v1/experiments",
        (SubmissionRequest request, IExperimentCommands commands, ExperimentOwner owner, CancellationToken cancellation) =>
            SubmitAsync(request, parts, commands, owner, cancellation))
        .WithSummary("Checks a sweep as 'run' does, and starts it. Its data sets are sent before.")
        .Produces<SubmissionAnswer>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> SubmitAsync(
        SubmissionRequest request, HeadParts parts, IExperimentCommands commands, ExperimentOwner owner, CancellationToken cancellation)
    {
        if (!request.IsWhole) { return Results.Problem("A submission has source, file, overrides and dataSets, none of them null.", statusCode: StatusCodes.Status400BadRequest, title: "The request is not right"); }

        if (request.Overrides.FirstOrDefault(text => SweepOverride.TryParse(text) is null) is { } wrong) { return Refuse($"--set takes KEY=VALUE, but got '{wrong}'."); }

        var read = SweepReader.Read(request.Source, request.File, [.. request.Overrides.Select(text => SweepOverride.TryParse(text)!)]);
        if (read.File is not { } file) { return Refuse(string.Join(Environment.NewLine, read.Errors)); }

        if (FindMissing(file, request, parts) is { } missing) { return Refuse(missing); }

        var resolution = SweepResolver.Resolve(file, request.DataSets, ModelCatalog.Validate, ModelCatalog.Warnings);
        if (resolution.Spec is not { } spec) { return Refuse(string.Join(Environment.NewLine, resolution.Errors)); }

        var begun = await WarmStarts.AddAsync(file, spec, parts.Reader, request.IsNew, cancellation);
        if (begun.Spec is not { } whole) { return Refuse(string.Join(Environment.NewLine, begun.Errors)); }

        spec = whole;
        IReadOnlyList<string> notes = [.. read.Notes.Concat(resolution.Notes).Concat(begun.Notes).Select(note => note.ToString())];
        var (same, _) = await UnfinishedExperiments.FindAsync(parts.Ledger, parts.Reader, SpecHash.Of(spec));
        if (same is not null && !request.IsNew)
        {
            await owner.GoOnAsync(same.Id);
            return Accept(new(same.Id, true, notes));
        }

        return Accept(new(await commands.SubmitAsync(spec, request.Source, cancellation), false, notes));
    }

    private static string? FindMissing(SweepFile file, SubmissionRequest request, HeadParts parts)
    {
        foreach (var name in file.DataSetNames)
        {
            if (request.DataSets.FirstOrDefault(set => set.Name == name) is not { } set) { return $"The data set '{name}' was not named."; }

            if (!DataSetFiles.IsName(set.Sha256)) { return $"The data set '{name}' must be named by a SHA-256 in lower-case hex, but got '{set.Sha256}'."; }

            if (!parts.Data.Has(set.Sha256)) { return $"The data set '{name}' with SHA-256 {set.Sha256} was not sent."; }

            using var bytes = parts.Data.Open(set.Sha256);
            if (set.TrainCount < 1 || set.TestCount < 1 || bytes.Length != DataSetBlob.LengthOf(set.TrainCount, set.TestCount))
            {
                return $"The data set '{name}' has {bytes.Length} bytes, which are not those of {set.TrainCount} training and {set.TestCount} test images.";
            }
        }

        return null;
    }

    private static IResult Accept(SubmissionAnswer answer) => Results.Json(answer, ClusterContract.Json);

    private static IResult Refuse(string detail) =>
        Results.Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity, title: "The sweep is not right");
}
