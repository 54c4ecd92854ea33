using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Models.Training;

namespace Orchestrator.Grains.Trials;

/// <summary>One attempt from its trainer's epoch to the last one, with its reports and checkpoints.</summary>
internal sealed class TorchAttempt(
    Lease lease, ITrainer trainer, ITrialObserver observer, CheckpointStore checkpoints, TimeProvider time)
{
    private readonly CheckpointSchedule _schedule = new(lease.Experiment.Checkpoints, time);
    private readonly Objective? _objective =
        lease.Experiment.Families.FirstOrDefault(family => family.Name == lease.Trial.Family)?.Objective;

    private double? _best;

    private bool IsLast => trainer.Epoch >= trainer.Epochs;

    // The search decides there whether it goes on; the next lease, perhaps on another worker, needs the checkpoint.
    private bool IsAtRung => trainer.Epoch >= lease.Until;

    public TrialOutcome Train(CancellationToken cancellation)
    {
        var progress = new ObserverProgress(observer, trainer.Epochs);
        while (!IsLast && !IsAtRung)
        {
            var report = Report(trainer.TrainEpoch(progress, cancellation));
            if (observer.OnEpoch(report) || IsLast || IsAtRung) { continue; }

            // Asked to stop while the report was on its way: told again with a checkpoint, it is recorded once.
            if (report.Checkpoint is null) { observer.OnEpoch(report with { Samples = [], Checkpoint = Save() }); }

            return new(lease.Key, TrialState.Pending);
        }

        return IsLast
            ? new(lease.Key, TrialState.Completed, null, trainer.HashWeights())
            : new(lease.Key, TrialState.Pending);
    }

    private EpochReport Report(EpochResult result) => new(
        lease.Key,
        result.Epoch,
        [.. result.Metrics.Select(metric => new MetricValue(metric.Key, metric.Value))],
        DrawSamples(lease.Experiment.Samples),
        result.Seconds,
        result.ImagesPerSecond,
        IsCheckpointDue(result) ? Save() : null)
    {
        Warnings = [.. result.Warnings.Select(WarningKinds.Of)],
    };

    private bool IsCheckpointDue(EpochResult result)
    {
        var isNewBest = IsNewBest(result);
        return _schedule.IsDue(result.Epoch, IsLast) || IsAtRung || observer.IsStopping || (lease.Experiment.ObjectiveAt == "best" && isNewBest);
    }

    private bool IsNewBest(EpochResult result)
    {
        if (_objective is null) { return false; }

        // Some metrics are measured at the last epoch alone; an epoch without the objective is worse than any with it.
        var value = result.Metrics.FirstOrDefault(metric => metric.Key == _objective.Metric, new(_objective.Metric, double.NaN)).Value;
        if (double.IsNaN(value)) { return false; }

        if (_best is { } best && _objective.Compare(value, best) >= 0) { return false; }

        _best = value;
        return true;
    }

    private CheckpointInfo? Save()
    {
        try
        {
            var saved = checkpoints.Save(lease.Key.ExperimentId, lease.Key.Trial, trainer.Epoch, trainer.SaveState);
            _schedule.Note();
            return saved;
        }
        catch (CheckpointException exception)
        {
            // The trial itself is sound: without a checkpoint a later attempt only has more to train again.
            observer.OnNotice($"has no checkpoint of epoch {trainer.Epoch}: {exception.Message}");
            return null;
        }
    }

    private SampleImage[] DrawSamples(SampleSpec samples) => trainer.Epoch % samples.Every == 0 || IsLast
        ? [.. trainer.DrawSamples(samples.Count).Select(grid => new SampleImage(grid.Kind, grid.Png))]
        : [];

    private sealed class ObserverProgress(ITrialObserver observer, int epochs) : IProgress<StepProgress>
    {
        public void Report(StepProgress value) => observer.OnProgress(
            value.Epoch, epochs, (double)value.Step / value.Steps, value.Loss, value.ImagesPerSecond);
    }
}
