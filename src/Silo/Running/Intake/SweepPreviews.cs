using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Sweeps;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Search;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Silo.Running.Intake;

/// <summary>What a specification would run.</summary>
internal static class SweepPreviews
{
    private const int ShownSettings = 5;
    private const int CountedSettings = 500;

    public static SweepPreview Of(ExperimentSpec spec, IReadOnlyList<SweepProblem> notes)
    {
        var plan = SearchPlan.For(spec);
        return new(spec, [], notes)
        {
            Trials = plan.Planned,
            Settings = plan.Settings,
            Sampled = plan.SampleSettings(ShownSettings),
            Work = WorkOf(spec, plan),
        };
    }

    private static IReadOnlyList<SweepWork> WorkOf(ExperimentSpec spec, SearchPlan plan)
    {
        var sampled = plan.SampleSettings(CountedSettings);
        var scale = (double)plan.Planned / Math.Max(1, sampled.Count);
        return [.. sampled.GroupBy(trial => trial.Model)
            .Select(model => new SweepWork(model.Key, scale * model.Count(), scale * model.Sum(trial => ImageEpochsOf(trial, spec))))];
    }

    private static double ImageEpochsOf(TrialSpec trial, ExperimentSpec spec)
    {
        var name = Find(trial, "dataset")?.ToString();
        var images = spec.DataSets.FirstOrDefault(set => set.Name == name) ?? spec.DataSets[0];
        return images.TrainCount * (Find(trial, "epochs")?.AsDouble() ?? ModelCatalog.All[0].DefaultEpochs);
    }

    private static ParameterValue? Find(TrialSpec trial, string name) =>
        trial.Parameters.Where(parameter => parameter.Name == name).Select(parameter => (ParameterValue?)parameter.Value).FirstOrDefault();
}
