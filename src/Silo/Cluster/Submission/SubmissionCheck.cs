using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.WarmStarts;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;

namespace Orchestrator.Silo.Cluster.Submission;

/// <summary>Checks submissions as <c>run</c> checks its sweep file.</summary>
/// <param name="parts">The head's.</param>
internal sealed class SubmissionCheck(HeadParts parts)
{
    /// <summary>The resolved specification, with what it takes of earlier experiments, and what there is to say about it.</summary>
    /// <param name="request">The submission.</param>
    /// <param name="isToRun">Whether its data sets have to be here.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SubmissionException">Something is not right.</exception>
    public async Task<(ExperimentSpec Spec, IReadOnlyList<string> Notes)> ResolveAsync(SubmissionRequest request, bool isToRun, CancellationToken cancellation)
    {
        CheckWhole(request);
        var read = SweepReader.Read(request.Source, request.File, [.. request.Overrides.Select(ReadOverride)]);
        var file = read.File ?? throw Wrong(read.Errors);
        CheckDataSets(file, request, isToRun);
        var resolution = SweepResolver.Resolve(file, request.DataSets, ModelCatalog.Validate, ModelCatalog.Warnings);
        var begun = await WarmStarts.AddAsync(file, resolution.Spec ?? throw Wrong(resolution.Errors), parts.Reader, request.IsNew, cancellation);
        return (begun.Spec ?? throw Wrong(begun.Errors), [.. read.Notes.Concat(resolution.Notes).Concat(begun.Notes).Select(note => note.ToString())]);
    }

    private static void CheckWhole(SubmissionRequest request)
    {
        if (!request.IsWhole)
        {
            throw new SubmissionException("A submission has source, file, overrides and dataSets, none of them null.", StatusCodes.Status400BadRequest);
        }
    }

    private static SweepOverride ReadOverride(string text) =>
        SweepOverride.TryParse(text) ?? throw new SubmissionException($"--set takes KEY=VALUE, but got '{text}'.");

    private void CheckDataSets(SweepFile file, SubmissionRequest request, bool isToRun)
    {
        foreach (var name in file.DataSetNames)
        {
            var set = request.DataSets.FirstOrDefault(set => set.Name == name) ?? throw new SubmissionException($"The data set '{name}' was not named.");
            if (!DataSetFiles.IsName(set.Sha256)) { throw new SubmissionException($"The data set '{name}' must be named by a SHA-256 in lower-case hex, but got '{set.Sha256}'."); }

            if (set.TrainCount < 1 || set.TestCount < 1)
            {
                throw new SubmissionException(
                    $"The data set '{name}' must have at least one training and one test image, but got {set.TrainCount} and {set.TestCount}.");
            }

            if (isToRun) { CheckBytes(set); }
        }
    }

    private void CheckBytes(DataSetSpec set)
    {
        if (!parts.Data.Has(set.Sha256)) { throw new SubmissionException($"The data set '{set.Name}' with SHA-256 {set.Sha256} was not sent."); }

        using var bytes = parts.Data.Open(set.Sha256);
        if (bytes.Length != DataSetBlob.LengthOf(set.TrainCount, set.TestCount))
        {
            throw new SubmissionException($"The data set '{set.Name}' has {bytes.Length} bytes, which are not those of {set.TrainCount} training and {set.TestCount} test images.");
        }
    }

    private static SubmissionException Wrong(IReadOnlyList<SweepError> errors) => new(string.Join(Environment.NewLine, errors));
}
