using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Training;

namespace Orchestrator.Grains.Trials;

/// <summary>Trains an attempt with torch.</summary>
/// <param name="data">The data sets of this process.</param>
public sealed class TorchTrialRunner(DataSetStore data) : ITrialRunner
{
    /// <inheritdoc/>
    public TrialOutcome Run(Lease lease, ITrialObserver observer, CancellationToken cancellation)
    {
        try
        {
            using var trainer = ModelCatalog.Create(TrialParameters.ToRequest(lease, data));
            return Train(lease, trainer, observer, cancellation);
        }
        catch (TrainingException exception)
        {
            return Fail(lease, FailureKinds.Of(exception.Kind), exception.Message, exception.Epoch);
        }
        catch (Exception exception) when (exception is InvalidParameterException or DataSetException)
        {
            return Fail(lease, FailureKind.InvalidInput, exception.Message, 0);
        }
    }

    private static TrialOutcome Train(Lease lease, ITrainer trainer, ITrialObserver observer, CancellationToken cancellation)
    {
        var progress = new ObserverProgress(observer, trainer.Epochs);
        while (trainer.Epoch < trainer.Epochs)
        {
            var goesOn = observer.OnEpoch(Report(lease, trainer, trainer.TrainEpoch(progress, cancellation)));
            if (!goesOn && trainer.Epoch < trainer.Epochs) { return new(lease.Key, TrialState.Pending); }
        }

        return new(lease.Key, TrialState.Completed, null, trainer.HashWeights());
    }

    private static EpochReport Report(Lease lease, ITrainer trainer, EpochResult result) => new(
        lease.Key,
        result.Epoch,
        [.. result.Metrics.Select(metric => new MetricValue(metric.Key, metric.Value))],
        DrawSamples(trainer, lease.Experiment.Samples),
        result.Seconds,
        result.ImagesPerSecond);

    private static SampleImage[] DrawSamples(ITrainer trainer, SampleSpec samples) =>
        trainer.Epoch % samples.Every == 0 || trainer.Epoch == trainer.Epochs
            ? [.. trainer.DrawSamples(samples.Count).Select(grid => new SampleImage(grid.Kind, grid.Png))]
            : [];

    private static TrialOutcome Fail(Lease lease, FailureKind kind, string message, int epoch) =>
        new(lease.Key, TrialState.Failed, new(kind, message, epoch));

    private sealed class ObserverProgress(ITrialObserver observer, int epochs) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => observer.OnProgress(
            value.Epoch, epochs, (double)value.Step / value.Steps, value.Loss, value.ImagesPerSecond);
    }
}
