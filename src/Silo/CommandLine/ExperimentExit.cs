using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.CommandLine;

/// <summary>What a verb that followed an experiment returns.</summary>
internal static class ExperimentExit
{
    public static int CodeOf(ExperimentSummary experiment, bool isInterrupted) => experiment.State switch
    {
        ExperimentState.Completed => ExitCode.Ok,
        ExperimentState.Failed => ExitCode.NoGoodTrial,
        ExperimentState.Stopped => experiment.Trials.Completed > 0 ? ExitCode.Ok : ExitCode.NoGoodTrial,
        _ => isInterrupted ? ExitCode.Interrupted : ExitCode.Failed,
    };
}
