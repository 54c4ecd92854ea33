using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Pruners;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Native;
using Orchestrator.Models.Training;

namespace Orchestrator.Grains.Trials;

/// <summary>Turns a lease into what a trainer is made from.</summary>
internal static class TrialParameters
{
    public const string DefaultDataSet = "digits";

    public static ParameterSet ToSet(IEnumerable<ParameterAssignment> parameters) =>
        new(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.ToObject()));

    public static TrainerRequest ToRequest(Lease lease, int slot, DataSetStore data)
    {
        var (trial, experiment) = (lease.Trial, lease.Experiment);
        return new(
            trial.Model,
            ToSet(trial.Parameters),
            data.Get(FindDataSet(trial.Parameters, experiment)),
            new(experiment.Seed, trial.Repeat),
            new(experiment.EvaluationCorruption.Kind, experiment.EvaluationCorruption.Level))
        {
            Device = TorchDevices.OfSlot(experiment.Device, slot),
            Dear = ListDear(trial, experiment),
        };
    }

    /// <summary>What is dear to measure and measured before the last epoch: all as scheduled, objectives at rungs.</summary>
    internal static DearSchedule ListDear(TrialSpec trial, ExperimentSpec experiment)
    {
        // A search for a front compares by all objectives, though its pruner looks at the first alone.
        var family = experiment.Families.FirstOrDefault(family => family.Name == trial.Family);
        string[] compared = [.. family?.Objectives.Select(objective => objective.Metric).Where(FamilyCatalog.DearMetrics.Contains) ?? []];
        return new(ListScheduled(trial, experiment), compared, compared.Length > 0 ? ListRungs(experiment) : []);
    }

    private static IReadOnlyCollection<int> ListScheduled(TrialSpec trial, ExperimentSpec experiment) => experiment.MetricsEvery is { } every
        ? [.. Enumerable.Range(1, LastOf(trial, TrialEpochs.Of(experiment)) / every).Select(i => i * every)]
        : [];

    // A fork may have more epochs than any setting of the sweep.
    private static int LastOf(TrialSpec trial, EpochCounts epochs) => trial.Origin is null ? epochs.Max : Math.Max(epochs.Max, epochs.Of(trial.Parameters));

    private static IReadOnlyList<int> ListRungs(ExperimentSpec experiment) => experiment.Pruner is { } pruner
        ? PrunerCatalog.Find(pruner.Name)!.Rungs(pruner, TrialEpochs.Of(experiment).Max)
        : [];

    public static DataSetSpec FindDataSet(IEnumerable<ParameterAssignment> parameters, ExperimentSpec experiment)
    {
        var name = parameters.FirstOrDefault(parameter => parameter.Name == "dataset") is { Name: not null } given
            ? given.Value.ToString()
            : DefaultDataSet;
        return experiment.DataSets.First(set => set.Name == name);
    }
}
