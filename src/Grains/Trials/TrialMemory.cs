using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Footprints;

namespace Orchestrator.Grains.Trials;

/// <summary>The memory that a trial takes, estimated before it starts.</summary>
internal static class TrialMemory
{
    /// <summary>Bytes beside the program and the data sets; 0 for a model that this version does not know.</summary>
    public static long Estimate(TrialSpec trial, ExperimentSpec experiment) => ModelCatalog.Find(trial.Model) is null
        ? 0
        : TrialFootprint.Of(trial.Model, TrialParameters.ToSet(trial.Parameters), experiment.DataSets.Max(set => set.TrainCount));
}
