using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments;

/// <summary>Moves an experiment that its last running trial has left: to its end, to Paused or to Stopped.</summary>
internal static class ExperimentEnding
{
    /// <summary>Appends the move where one is due; of several callers the ledger accepts one.</summary>
    public static async Task EndIfDoneAsync(ILedger ledger, ExperimentProjection experiment, string id)
    {
        var state = experiment.State;
        if (FindMove(state, experiment) is not { } move) { return; }

        await ledger.AppendAsync([new ExperimentStateChanged(id, state, move.To, move.Reason)]);
    }

    private static (ExperimentState To, string Reason)? FindMove(ExperimentState state, ExperimentProjection experiment) => state switch
    {
        _ when !IsOn(state) => null,
        _ when experiment.IsPlanDone => experiment.HasGoodTrial
            ? (ExperimentState.Completed, "every trial has ended")
            : (ExperimentState.Failed, "every trial has ended and none is good"),
        ExperimentState.Pausing when !experiment.IsAnyRunning => (ExperimentState.Paused, "no trial runs any more"),
        ExperimentState.Stopping when !experiment.IsAnyRunning => (ExperimentState.Stopped, "no trial runs any more"),
        _ => null,
    };

    private static bool IsOn(ExperimentState state) => state is ExperimentState.Running or ExperimentState.Pausing or ExperimentState.Stopping;
}
