using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Text;

/// <summary>How long an experiment may still run.</summary>
internal static class TimeLeft
{
    /// <summary>Seconds until its planned trials have ended, if they go on at the pace of those that have; null where nothing runs or none has ended.</summary>
    public static double? Of(ExperimentSummary experiment) =>
        experiment is { State: ExperimentState.Running, Planned: { } planned, Trials.Ended: > 0 and var ended } && planned > ended
            ? experiment.Seconds / ended * (planned - ended)
            : null;
}
