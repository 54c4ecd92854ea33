using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Search;
using Orchestrator.Models.Footprints;

namespace Orchestrator.Grains.Trials;

/// <summary>The memory, in bytes, that a sweep takes in one process, estimated before it starts.</summary>
/// <param name="Shared">The program and every data set, held once.</param>
/// <param name="PerSlot">The largest trial of up to a hundred settings spread over the sweep.</param>
public sealed record SweepFootprint(long Shared, long PerSlot)
{
    private const int MostSettings = 100;

    /// <summary>The estimate for a sweep.</summary>
    public static SweepFootprint Of(ExperimentSpec spec)
    {
        var trainCount = spec.DataSets.Max(set => set.TrainCount);
        return new(
            TrialFootprint.Program + spec.DataSets.Sum(set => TrialFootprint.OfData((long)set.TrainCount + set.TestCount)),
            SearchPlan.For(spec).SampleSettings(MostSettings)
                .Max(trial => TrialFootprint.Of(trial.Model, TrialParameters.ToSet(trial.Parameters), trainCount)));
    }

    /// <summary>Bytes with <paramref name="slots"/> trials at once.</summary>
    public long With(int slots) => Shared + (slots * PerSlot);
}
