using System.Collections.Concurrent;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>Loads a trial's newest checkpoint and encodes test images with it, one trial at a time. Safe to use from any thread.</summary>
/// <param name="checkpoints">Where checkpoints lie.</param>
/// <param name="load">Loads a data set, or throws a <see cref="DataSetException"/>.</param>
public sealed class LatentReader(CheckpointStore checkpoints, Func<DataSetSpec, CancellationToken, ImageDataSet> load) : ILatentReader, IDisposable
{
    private const int MostImages = 1_000;
    private const int MostKept = 32;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<string, LatentView> _kept = [];

    /// <inheritdoc/>
    public async Task<LatentView> GetAsync(ExperimentDetail experiment, TrialDetail trial, CancellationToken cancellation)
    {
        if (trial.Checkpoints is not [.., var newest])
        {
            throw new LatentException($"Trial {trial.Summary.Number} has no checkpoint yet.");
        }

        await _turn.WaitAsync(cancellation);
        try
        {
            if (_kept.TryGetValue(newest.Sha256, out var known)) { return known; }

            var view = await Task.Run(() => Compute(experiment, trial.Summary, newest, cancellation), cancellation);
            if (_kept.Count >= MostKept) { _kept.Clear(); }

            return _kept[newest.Sha256] = view;
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

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private LatentView Compute(ExperimentDetail experiment, TrialSummary trial, CheckpointRow checkpoint, CancellationToken cancellation)
    {
        using var model = TrainedTrial.Load(checkpoints, experiment.Summary.Id, trial, checkpoint);
        var test = load(TrainedTrial.DataSetOf(trial.Parameters, experiment.Spec), cancellation).Test;
        var count = Math.Min(MostImages, test.Count);
        var batches = model.Encode(test.Pixels.AsMemory(0, count * LabeledImages.PixelCount)).ToList();
        var size = batches[0].Width;
        var (plane, explained) = PrincipalPlane.Of([.. batches.SelectMany(batch => batch.Values)], size);
        IReadOnlyList<LatentPoint> points = [.. plane.Select((point, i) => new LatentPoint(point.X, point.Y, test.Labels[i]))];
        return new(model.Epoch, size, explained, NearestNeighbours.ShareOfSameClass(points), points);
    }
}
