using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Inference;

namespace Orchestrator.Grains.Trials;

/// <summary>A trial's model, to be used once it is trained.</summary>
public static class TrainedTrial
{
    /// <summary>Loads a trial's model from a checkpoint. The caller disposes it.</summary>
    /// <param name="checkpoints">Where checkpoints lie.</param>
    /// <param name="experiment">The experiment's id.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="checkpoint">One of its checkpoints.</param>
    /// <exception cref="CheckpointException">The checkpoint is missing, torn, altered or of another network.</exception>
    public static LoadedModel Load(CheckpointStore checkpoints, string experiment, TrialSummary trial, CheckpointRow checkpoint)
    {
        using var state = checkpoints.Open(experiment, trial.Number, new(checkpoint.Epoch, checkpoint.Sha256, checkpoint.SizeBytes));
        try
        {
            return LoadedModel.Read(trial.Model, TrialParameters.ToSet(trial.Parameters), state);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidParameterException)
        {
            throw new CheckpointException($"The checkpoint of epoch {checkpoint.Epoch} cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>The data set that a trial is trained on.</summary>
    /// <param name="parameters">The trial's parameters.</param>
    /// <param name="experiment">Its experiment.</param>
    public static DataSetSpec DataSetOf(IEnumerable<ParameterAssignment> parameters, ExperimentSpec experiment) =>
        TrialParameters.FindDataSet(parameters, experiment);
}
