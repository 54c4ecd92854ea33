using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Training;

namespace Orchestrator.Grains.Trials;

/// <summary>Turns a lease into what a trainer is made from.</summary>
internal static class TrialParameters
{
    public const string DefaultDataSet = "digits";

    public static ParameterSet ToSet(IEnumerable<ParameterAssignment> parameters) =>
        new(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.ToObject()));

    public static TrainerRequest ToRequest(Lease lease, DataSetStore data)
    {
        var (trial, experiment) = (lease.Trial, lease.Experiment);
        return new(
            trial.Model,
            ToSet(trial.Parameters),
            data.Get(FindDataSet(trial.Parameters, experiment)),
            new(experiment.Seed, trial.Repeat),
            new(experiment.EvaluationCorruption.Kind, experiment.EvaluationCorruption.Level))
        {
            Device = experiment.Device,
        };
    }

    public static DataSetSpec FindDataSet(IEnumerable<ParameterAssignment> parameters, ExperimentSpec experiment)
    {
        var name = parameters.FirstOrDefault(parameter => parameter.Name == "dataset") is { Name: not null } given
            ? given.Value.ToString()
            : DefaultDataSet;
        return experiment.DataSets.First(set => set.Name == name);
    }
}
