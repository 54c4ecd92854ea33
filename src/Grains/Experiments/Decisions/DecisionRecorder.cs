using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Experiments.Decisions;

/// <summary>Records what an experiment's search has decided; only then it takes effect.</summary>
internal static class DecisionRecorder
{
    private const int MaxAppended = 100;

    /// <summary>Appends the decisions that are due; of several callers the ledger accepts one.</summary>
    public static async Task RecordAsync(ILedger ledger, ExperimentProjection experiment)
    {
        while (experiment.State is ExperimentState.Pending or ExperimentState.Running
            && experiment.TakeDue(MaxAppended) is { Count: > 0 } due)
        {
            // Another caller records them; what follows from them is due to whoever comes next.
            if (await AppendAsync(ledger, experiment, due) != AppendResult.Accepted) { return; }
        }
    }

    private static async Task<AppendResult> AppendAsync(ILedger ledger, ExperimentProjection experiment, IReadOnlyList<DueDecision> due)
    {
        try
        {
            return await ledger.AppendAsync([.. due.SelectMany(one => one.ToEvents())]);
        }
        finally
        {
            experiment.ReturnDue();
        }
    }
}
