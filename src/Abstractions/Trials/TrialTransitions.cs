using System.Collections.Frozen;
using static Orchestrator.Abstractions.Trials.TrialState;

namespace Orchestrator.Abstractions.Trials;

/// <summary>The legal moves between trial states, as a table.</summary>
public static class TrialTransitions
{
    private static readonly FrozenSet<(TrialState From, TrialState To)> Table = new[]
    {
        (Pending, Running), (Pending, Canceled),
        (Running, Pending), (Running, Paused), (Running, Completed), (Running, Pruned), (Running, Failed),
        (Running, Canceled),
        (Paused, Pending), (Paused, Pruned), (Paused, Canceled), (Pruned, Pending),
        (Completed, Pending), (Failed, Pending), (Canceled, Pending),
    }.ToFrozenSet();

    /// <summary>Whether a trial may move from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static bool IsAllowed(TrialState from, TrialState to) => Table.Contains((from, to));

    /// <summary>Whether <paramref name="state"/> is an end.</summary>
    public static bool IsEnded(TrialState state) => state is Completed or Pruned or Failed or Canceled;
}
