using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Traversals;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>Gives rings of points, a ring for each class, and grids of rings, to trials that have a code of 32 numbers.</summary>
internal sealed class FakeLatent : ILatentReader
{
    private const int CodeSize = 32;

    public Task<LatentView> GetAsync(ExperimentDetail experiment, TrialDetail trial, CancellationToken cancellation) => trial.Summary.Model == "gan"
        ? throw new LatentException("gan cannot encode.")
        : Task.FromResult(new LatentView(20, CodeSize, 0.41, 0.78, [.. Enumerable.Range(0, 60).Select(i => new LatentPoint(Math.Sin(i) * (1 + (i % 10)), Math.Cos(i) * (1 + (i % 10)), i % 10))]));

    public Task<TraversalView> TraverseAsync(
        ExperimentDetail experiment, TrialSummary trial, CheckpointRow checkpoint, TraversalRequest request, CancellationToken cancellation)
    {
        if (request.Dimensions.FirstOrDefault(dimension => dimension >= CodeSize, -1) is >= 0 and var missing)
        {
            throw new TraversalException($"The code has no dimension {missing}: it has {CodeSize}, counted from 0.");
        }

        var kind = request.Kind ?? (trial.Model == "gan" ? TraversalKind.Interpolation : TraversalKind.Dimensions);
        int[] named = request.Dimensions.Count > 0 ? [.. request.Dimensions] : [3, 5, 12];
        TraversedDimension[] dimensions = kind == TraversalKind.Interpolation ? [] : [.. named.Take(kind == TraversalKind.Plane ? 2 : 32)
            .Select(dimension => new TraversedDimension(dimension, 1.25, double.NaN, 0, 2.5, 0.01 * dimension))];
        InterpolatedPair[] pairs = kind == TraversalKind.Interpolation ? [new(0, 1, 3.5, 0.1), new(1, 2, 4.5, 0.2)] : [];
        var rows = kind == TraversalKind.Plane ? request.Steps : Math.Max(dimensions.Length, pairs.Length);
        return Task.FromResult(new TraversalView(
            checkpoint.Epoch, kind, CodeSize, trial.Model == "gan" ? 0 : 1_000, trial.Model == "sparse" ? TraversalScale.Percentiles : TraversalScale.Deviations,
            request.Around, rows, request.Steps, dimensions, pairs, FakePng.Draw("generation", trial.Number, checkpoint.Epoch)));
    }
}
