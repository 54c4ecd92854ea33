using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Checkpoints;

/// <summary>Records checkpoints and drops those that the experiment does not keep: first in the ledger, then on the disk.</summary>
internal sealed class CheckpointKeeper(ILedger ledger, CheckpointStore store)
{
    /// <summary>
    /// Records a stored checkpoint. The file of a lease that is no longer the trial's newest is left for <see cref="CleanUp"/>: a later
    /// attempt may have taken the same bits under the same name.
    /// </summary>
    public async Task SaveAsync(ExperimentProjection experiment, LeaseKey lease, CheckpointInfo checkpoint)
    {
        if (await ledger.AppendAsync([new CheckpointSaved(lease, checkpoint)]) == AppendResult.Refused) { return; }

        await DropAsync(experiment, lease.ExperimentId, lease.Trial);
        // What it began with was kept for it until now.
        if (experiment.GetTrial(lease.Trial).Origin is { } origin) { await DropAsync(experiment, lease.ExperimentId, origin.Trial); }
    }

    /// <summary>Removes what was stored of a trial and never recorded, where nobody trains it.</summary>
    public void CleanUp(ExperimentProjection experiment, string id, int trial)
    {
        if (experiment.FindState(trial) is null or TrialState.Running) { return; }

        try
        {
            store.KeepOnly(id, trial, experiment.ListCheckpoints(trial).Select(checkpoint => checkpoint.Sha256).ToHashSet());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed now is only room; the end of the next attempt tries again.
        }
    }

    private async Task DropAsync(ExperimentProjection experiment, string id, int trial)
    {
        if (experiment.TakeDropped(trial) is not { Count: > 0 } all) { return; }

        try
        {
            foreach (var dropped in all)
            {
                var result = await ledger.AppendAsync([new CheckpointDropped(id, trial, dropped.Epoch)]);
                if (result == AppendResult.Accepted) { store.Delete(id, trial, dropped.Sha256); }
            }
        }
        finally
        {
            experiment.ReturnDue();
        }
    }
}
