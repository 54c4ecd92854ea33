using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Experiments.Retries;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Cluster;

/// <summary>Takes leases back from workers that are gone; their trials wait again and go on from their newest checkpoint.</summary>
internal sealed class LostLeases(ILedger ledger, ExperimentDirectory directory, WorkerFleet fleet, LossLog losses)
{
    /// <summary>The running leases of every active experiment.</summary>
    public IReadOnlyList<LeaseKey> ListRunning() => ListRunning(isOfWorker: null);

    /// <summary>Takes back what a worker holds that was found dead.</summary>
    /// <param name="workerId">The worker process.</param>
    /// <param name="reason">Why, for a person.</param>
    /// <returns>How many leases.</returns>
    public async Task<int> ReturnAllOfAsync(string workerId, string reason)
    {
        fleet.MarkLost(workerId);
        // A worker that took its leave is not lost, though its silo is gone.
        if (!fleet.HasLeft(workerId)) { losses.Add(workerId, fleet.NameOf(workerId), reason); }

        var returned = 0;
        foreach (var lease in ListRunning(holder => holder == workerId))
        {
            returned += await ReturnAsync(lease, reason) ? 1 : 0;
        }

        return returned;
    }

    /// <summary>Takes one lease back.</summary>
    /// <returns>false where it has ended meanwhile.</returns>
    public async Task<bool> ReturnAsync(LeaseKey lease, string reason)
    {
        if (directory.Find(lease.ExperimentId) is not { } experiment) { return false; }

        var worker = experiment.FindWorker(lease.Trial);
        var isReturned = await ledger.AppendAsync([AttemptEnd.OfLoss(lease, reason, experiment)]) == AppendResult.Accepted;
        // A loss may be the end of its trial, or the last thing that a pause waited for.
        if (isReturned)
        {
            if (worker is not null) { losses.Add(worker, fleet.NameOf(worker), reason, lease); }

            await ExperimentEnding.EndIfDoneAsync(ledger, experiment, lease.ExperimentId);
        }

        return isReturned;
    }

    private IReadOnlyList<LeaseKey> ListRunning(Func<string, bool>? isOfWorker) =>
        [.. directory.FindActive().SelectMany(active => active.Experiment.ListRunning(isOfWorker))];
}
