using System.Collections.Frozen;
using static Orchestrator.Abstractions.Experiments.ExperimentState;

namespace Orchestrator.Abstractions.Experiments;

/// <summary>The legal moves between experiment states, as a table.</summary>
public static class ExperimentTransitions
{
    private static readonly FrozenSet<(ExperimentState From, ExperimentState To)> Table = new[]
    {
        (Pending, Running), (Pending, Paused), (Pending, Stopped), (Pending, Canceled),
        (Running, Pausing), (Running, Paused), (Running, Stopping), (Running, Completed), (Running, Canceled),
        (Running, Failed),
        (Pausing, Paused), (Pausing, Running), (Pausing, Stopping), (Pausing, Canceled), (Pausing, Completed),
        (Pausing, Failed),
        (Paused, Running), (Paused, Stopped), (Paused, Canceled),
        (Stopping, Running), (Stopping, Stopped), (Stopping, Canceled), (Stopping, Completed), (Stopping, Failed),
        (Completed, Running), (Stopped, Running), (Failed, Running),
    }.ToFrozenSet();

    /// <summary>Whether an experiment may move from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static bool IsAllowed(ExperimentState from, ExperimentState to) => Table.Contains((from, to));

    /// <summary>Whether nothing runs any more in <paramref name="state"/> and only a person can start it again.</summary>
    public static bool IsEnded(ExperimentState state) => state is Completed or Stopped or Canceled or Failed;
}
