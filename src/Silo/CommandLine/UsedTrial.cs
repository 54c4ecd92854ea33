using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Trials;
using Orchestrator.Models.Inference;
using Orchestrator.Models.Native;

namespace Orchestrator.Silo.CommandLine;

/// <summary>A trial whose model a verb uses.</summary>
/// <param name="Experiment">Its experiment's specification.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Store">Where its checkpoints lie.</param>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Checkpoint">The one to use.</param>
internal sealed record UsedTrial(
    ExperimentSpec Experiment, TrialSummary Trial, CheckpointStore Store, string ExperimentId, CheckpointRow Checkpoint)
{
    /// <summary>The trial's model; the caller disposes it.</summary>
    /// <exception cref="CommandException">Its checkpoint or the native library cannot be used.</exception>
    public LoadedModel Load()
    {
        try
        {
            return TrainedTrial.Load(Store, ExperimentId, Trial, Checkpoint);
        }
        catch (Exception exception) when (exception is CheckpointException or TorchRuntimeException)
        {
            throw new CommandException(ExitCode.Failed, exception.Message);
        }
    }

    /// <summary>What a verb prints at its end.</summary>
    public string Describe(string path, string what) => $"{path}: {what} of trial {Trial.Number} ({Trial.Model}), epoch {Checkpoint.Epoch}";
}
