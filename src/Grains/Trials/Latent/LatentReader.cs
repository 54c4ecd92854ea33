using System.Collections.Concurrent;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Models.Data;
using Orchestrator.Models.Inference;
using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>Loads trials' checkpoints and runs test images and codes through them, one trial at a time. Safe to use from any thread.</summary>
/// <param name="checkpoints">Where checkpoints lie.</param>
/// <param name="load">Loads a data set, or throws a <see cref="DataSetException"/>.</param>
public sealed class LatentReader(CheckpointStore checkpoints, Func<DataSetSpec, CancellationToken, ImageDataSet> load) : ILatentReader, IDisposable
{
    private const int MostKept = 32;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<string, LatentView> _views = [];
    private readonly ConcurrentDictionary<string, TraversalView> _traversals = [];

    // The last one used, within a turn only: who looks at one grid looks at another of the same data.
    private (string Sha256, LabeledImages Images)? _test;

    /// <inheritdoc/>
    public Task<LatentView> GetAsync(ExperimentDetail experiment, TrialDetail trial, CancellationToken cancellation) =>
        trial.Checkpoints is [.., var newest]
            ? KeepAsync(_views, newest.Sha256, () => Compute(experiment, trial.Summary, newest, cancellation), cancellation)
            : throw new LatentException($"Trial {trial.Summary.Number} has no checkpoint yet.");

    /// <inheritdoc/>
    public Task<TraversalView> TraverseAsync(
        ExperimentDetail experiment, TrialSummary trial, CheckpointRow checkpoint, TraversalRequest request, CancellationToken cancellation) =>
        KeepAsync(_traversals, $"{checkpoint.Sha256}/{request.Text}", () => Draw(experiment, trial, checkpoint, request, cancellation), cancellation);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<T> KeepAsync<T>(ConcurrentDictionary<string, T> kept, string key, Func<T> compute, CancellationToken cancellation)
    {
        if (kept.TryGetValue(key, out var known)) { return known; }

        await _turn.WaitAsync(cancellation);
        try
        {
            if (kept.TryGetValue(key, out known)) { return known; }

            var view = await Task.Run(compute, cancellation);
            if (kept.Count >= MostKept) { kept.Clear(); }

            return kept[key] = view;
        }
        catch (Exception exception) when (exception is CheckpointException or DataSetException or TorchRuntimeException or NotSupportedException)
        {
            throw new LatentException(exception.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    private LatentView Compute(ExperimentDetail experiment, TrialSummary trial, CheckpointRow checkpoint, CancellationToken cancellation)
    {
        using var model = TrainedTrial.Load(checkpoints, experiment.Summary.Id, trial, checkpoint);
        var test = FirstTestImages(experiment, trial, cancellation);
        var batches = model.Encode(test.Pixels).ToList();
        var size = batches[0].Width;
        var (plane, explained) = PrincipalPlane.Of([.. batches.SelectMany(batch => batch.Values)], size);
        IReadOnlyList<LatentPoint> points = [.. plane.Select((point, i) => new LatentPoint(point.X, point.Y, test.Labels[i]))];
        return new(model.Epoch, size, explained, NearestNeighbours.ShareOfSameClass(points), points);
    }

    private TraversalView Draw(
        ExperimentDetail experiment, TrialSummary trial, CheckpointRow checkpoint, TraversalRequest request, CancellationToken cancellation)
    {
        using var model = TrainedTrial.Load(checkpoints, experiment.Summary.Id, trial, checkpoint);
        return ModelUses.Encoding.Contains(trial.Model)
            ? TraversalGrid.OfCodes(model, FirstTestImages(experiment, trial, cancellation).Pixels, request)
            : TraversalGrid.OfNoise(model, request);
    }

    private LabeledImages FirstTestImages(ExperimentDetail experiment, TrialSummary trial, CancellationToken cancellation)
    {
        var spec = TrainedTrial.DataSetOf(trial.Parameters, experiment.Spec);
        if (_test is { } known && known.Sha256 == spec.Sha256) { return known.Images; }

        var test = load(spec, cancellation).Test;
        var count = Math.Min(TraversalGrid.MostImages, test.Count);
        LabeledImages first = new(test.Pixels[..(count * LabeledImages.PixelCount)], test.Labels[..count]);
        _test = (spec.Sha256, first);
        return first;
    }
}
