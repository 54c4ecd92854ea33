using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments;

/// <summary>Ends an experiment when its last trial has ended.</summary>
internal static class ExperimentEnding
{
    /// <summary>Appends the end when the plan is done; of several callers the ledger accepts one.</summary>
    public static async Task EndIfDoneAsync(ILedger ledger, ExperimentProjection experiment, string id)
    {
        var state = experiment.State;
        if (state is not (ExperimentState.Running or ExperimentState.Stopping) || !experiment.IsPlanDone) { return; }

        var (to, reason) = experiment.HasGoodTrial
            ? (ExperimentState.Completed, "every trial has ended")
            : (ExperimentState.Failed, "every trial has ended and none is good");
        await ledger.AppendAsync([new ExperimentStateChanged(id, state, to, reason)]);
    }
}
