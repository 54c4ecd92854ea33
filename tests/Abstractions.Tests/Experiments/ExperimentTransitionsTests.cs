using Orchestrator.Abstractions.Experiments;
using static Orchestrator.Abstractions.Experiments.ExperimentState;

namespace Orchestrator.Abstractions.Tests.Experiments;

public class ExperimentTransitionsTests
{
    private static readonly Dictionary<ExperimentState, ExperimentState[]> Legal = new()
    {
        [Pending] = [Running, Paused, Stopped, Canceled],
        [Running] = [Pausing, Paused, Stopping, Completed, Canceled, Failed],
        [Pausing] = [Running, Paused, Stopping, Completed, Canceled, Failed],
        [Paused] = [Running, Stopped, Canceled],
        [Stopping] = [Running, Completed, Stopped, Canceled, Failed],
        [Completed] = [Running],
        [Stopped] = [Running],
        [Canceled] = [],
        [Failed] = [Running],
    };

    [Fact]
    public void IsAllowed_EveryPair_IsWhatTheTableSays()
    {
        foreach (var from in Enum.GetValues<ExperimentState>())
        {
            var allowed = Enum.GetValues<ExperimentState>().Where(to => ExperimentTransitions.IsAllowed(from, to));
            Assert.Equal(Legal[from], allowed);
        }
    }

    [Fact]
    public void IsEnded_EveryState_HoldsForTheFourEnds() =>
        Assert.Equal([Completed, Stopped, Canceled, Failed], Enum.GetValues<ExperimentState>().Where(ExperimentTransitions.IsEnded));
}
