using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments;

/// <summary>Takes up experiments that an earlier owner left behind.</summary>
internal static class ExperimentRecovery
{
    /// <summary>
    /// Returns the leases of workers that lived in the earlier owner's process and died with it; their trials are Pending
    /// again, and the next attempt at them counts.
    /// </summary>
    /// <returns>How many trials go on in their next attempt.</returns>
    public static async Task<int> ReturnLostLeasesAsync(ILedger ledger, ExperimentDirectory directory, string id)
    {
        var experiment = directory.Get(id);
        var running = experiment.ListRunning();
        foreach (var lease in running)
        {
            await ledger.AppendAsync([new LeaseReturned(lease, LeaseReturned.Restarted, "the process that ran it is gone")]);
        }

        await ExperimentEnding.EndIfDoneAsync(ledger, experiment, id);
        return running.Count;
    }
}
