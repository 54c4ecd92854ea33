using System.Diagnostics;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>Runs the steps of one epoch: batches, cancellation, progress, and the check that the loss stays finite.</summary>
/// <param name="model">What is trained.</param>
/// <param name="epoch">From 1.</param>
/// <param name="batchSize">Images per step.</param>
/// <param name="progress">Told ten times a second at most and at the end; may be null.</param>
internal sealed class EpochLoop(ITrainedModel model, int epoch, int batchSize, IProgress<StepProgress>? progress)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(100);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = ProgressInterval;
    private long _images;

    /// <summary>Trains on every image once.</summary>
    /// <param name="images">[n, 784].</param>
    /// <param name="order">Row numbers in the order of training; a rest that is too small for a step is left out.</param>
    /// <param name="cancellation">Looked at before each batch.</param>
    /// <returns>The epoch's means and its speed in images per second.</returns>
    public (double[] Means, double ImagesPerSecond) Run(Tensor images, Tensor order, CancellationToken cancellation)
    {
        using var steps = model.BeginEpoch(epoch);
        using var means = new RunningMeans(model.StepMetrics.Count, images.device);
        var runner = steps is IRowSteps rowSteps ? new RowBatches(rowSteps, images, order, means) : null;
        var total = order.shape[0];
        var count = (int)((total + batchSize - model.SmallestBatch) / batchSize);
        for (var step = 0; step < count; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (start, size) = ((long)step * batchSize, Math.Min(batchSize, total - (long)step * batchSize));
            if (runner is not null)
            {
                runner.Run((int)start, (int)size);
            }
            else
            {
                using var scope = NewDisposeScope();
                means.Add(steps.Step(images.index_select(0, order.narrow(0, start, size))), size);
            }

            _images += size;
            Report(means, step + 1, count);
        }

        return (Checked(means), Speed);
    }

    private double Speed => _images / Math.Max(_watch.Elapsed.TotalSeconds, 1e-9);

    private void Report(RunningMeans means, int step, int steps)
    {
        if (_watch.Elapsed < _next && step < steps)
        {
            return;
        }

        _next = _watch.Elapsed + ProgressInterval;
        progress?.Report(new(epoch, step, steps, Checked(means)[0], Speed));
    }

    private double[] Checked(RunningMeans means)
    {
        var values = means.ToArray();
        Divergence.Check(epoch, model.StepMetrics.Zip(values, KeyValuePair.Create));
        return values;
    }
}
