using System.Runtime.InteropServices;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Features;
using Orchestrator.Models.Training;

namespace Orchestrator.Grains.Trials;

/// <summary>Trains an attempt with torch.</summary>
/// <param name="data">The data sets of this process.</param>
/// <param name="checkpoints">Where checkpoints lie.</param>
/// <param name="time">Spaces checkpoints.</param>
/// <param name="memory">What trials may take.</param>
public sealed class TorchTrialRunner(DataSetStore data, CheckpointStore checkpoints, TimeProvider time, MemoryLimit memory) : ITrialRunner
{
    /// <inheritdoc/>
    public TrialOutcome Run(Lease lease, int slot, ITrialObserver observer, CancellationToken cancellation)
    {
        try
        {
            var request = TrialParameters.ToRequest(lease, slot, data);
            if (memory.FindExcess(request) is { } excess) { return Fail(lease, FailureKind.OutOfMemory, excess, 0); }

            FeatureClassifier.Prepare(request, observer.OnNotice, cancellation);
            using var trainer = CreateTrainer(lease, request, observer);
            return new TorchAttempt(lease, trainer, observer, checkpoints, time).Train(cancellation);
        }
        catch (TrainingException exception)
        {
            return Fail(lease, FailureKinds.Of(exception.Kind), exception.Message, exception.Epoch);
        }
        catch (ExternalException exception) when (TorchMemory.IsLacking(exception))
        {
            throw new InsufficientMemoryException(TorchMemory.Describe(exception), exception);
        }
        catch (CheckpointException exception)
        {
            return Fail(lease, FailureKind.Internal, exception.Message, 0);
        }
        catch (Exception exception) when (exception is InvalidParameterException or DataSetException)
        {
            return Fail(lease, FailureKind.InvalidInput, exception.Message, 0);
        }
    }

    /// <summary>A trainer at the lease's checkpoint, or at the beginning where it has none that can be used.</summary>
    private ITrainer CreateTrainer(Lease lease, TrainerRequest request, ITrialObserver observer)
    {
        if (lease.Trial.Origin is { } origin && lease.Resume is null)
        {
            throw new CheckpointException($"The checkpoint of epoch {origin.Epoch} of trial {origin.Trial}, with which it begins, is not kept any more.");
        }

        if (lease.Resume is not { } checkpoint) { return ModelCatalog.Create(request); }

        var trainer = ModelCatalog.Create(request);
        try
        {
            using var state = checkpoints.Open(lease.Key.ExperimentId, lease.CheckpointTrial, checkpoint);
            if (lease.ResumeOf is null) { trainer.LoadState(state); }
            else { trainer.LoadCopy(state); }

            return trainer;
        }
        catch (Exception exception) when (exception is CheckpointException or InvalidDataException)
        {
            trainer.Dispose();
            if (lease.Trial.Origin is not null) { throw new CheckpointException($"Its checkpoint of epoch {checkpoint.Epoch} cannot be used: {exception.Message}", exception); }

            observer.OnNotice($"starts at the beginning, since its checkpoint of epoch {checkpoint.Epoch} cannot be used: {exception.Message}");
            return ModelCatalog.Create(request);
        }
    }

    private static TrialOutcome Fail(Lease lease, FailureKind kind, string message, int epoch) =>
        new(lease.Key, TrialState.Failed, new(kind, message, epoch));
}
