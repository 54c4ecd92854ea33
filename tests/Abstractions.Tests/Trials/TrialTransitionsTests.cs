using Orchestrator.Abstractions.Trials;
using static Orchestrator.Abstractions.Trials.TrialState;

namespace Orchestrator.Abstractions.Tests.Trials;

public class TrialTransitionsTests
{
    private static readonly Dictionary<TrialState, TrialState[]> Legal = new()
    {
        [Pending] = [Running, Canceled],
        [Running] = [Pending, Paused, Completed, Pruned, Failed, Canceled],
        [Paused] = [Pending, Pruned, Canceled],
        [Completed] = [Pending],
        [Pruned] = [Pending],
        [Failed] = [Pending],
        [Canceled] = [Pending],
    };

    [Fact]
    public void IsAllowed_EveryPair_IsWhatTheTableSays()
    {
        foreach (var from in Enum.GetValues<TrialState>())
        {
            var allowed = Enum.GetValues<TrialState>().Where(to => TrialTransitions.IsAllowed(from, to));
            Assert.Equal(Legal[from], allowed);
        }
    }

    [Fact]
    public void IsEnded_EveryState_HoldsForTheFourEnds() =>
        Assert.Equal([Completed, Pruned, Failed, Canceled], Enum.GetValues<TrialState>().Where(TrialTransitions.IsEnded));
}
