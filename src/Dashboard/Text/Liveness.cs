using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Dashboard.Text;

/// <summary>Whether a page about an experiment can still change without a person's doing.</summary>
internal static class Liveness
{
    public static bool IsLive(ExperimentState state) =>
        !ExperimentTransitions.IsEnded(state) && state != ExperimentState.Paused;
}
