using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Checkpoints;

/// <summary>Records checkpoints and drops those that the experiment does not keep: first in the ledger, then on the disk.</summary>
internal sealed class CheckpointKeeper(ILedger ledger, CheckpointStore store)
{
    /// <summary>Records a stored checkpoint; one of a lease that is no longer the trial's newest is removed.</summary>
    public async Task SaveAsync(ExperimentProjection experiment, LeaseKey lease, CheckpointInfo checkpoint)
    {
        if (await ledger.AppendAsync([new CheckpointSaved(lease, checkpoint)]) == AppendResult.Refused)
        {
            store.Delete(lease.ExperimentId, lease.Trial, checkpoint.Sha256);
            return;
        }

        foreach (var dropped in experiment.ListDroppedCheckpoints(lease.Trial))
        {
            await DropAsync(lease, dropped);
        }
    }

    private async Task DropAsync(LeaseKey lease, CheckpointInfo dropped)
    {
        var result = await ledger.AppendAsync([new CheckpointDropped(lease.ExperimentId, lease.Trial, dropped.Epoch)]);
        if (result == AppendResult.Accepted) { store.Delete(lease.ExperimentId, lease.Trial, dropped.Sha256); }
    }
}
