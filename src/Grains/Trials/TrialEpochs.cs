using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Trials;

/// <summary>How many epochs the trials of an experiment train.</summary>
internal static class TrialEpochs
{
    private static readonly HashSet<string> Tunable =
        [.. ParameterCatalog.All.Where(parameter => parameter.IsTunable).Select(parameter => parameter.Name)];

    public static EpochCounts Of(ExperimentSpec spec) => new(spec, ModelCatalog.All[0].DefaultEpochs, Tunable);
}
