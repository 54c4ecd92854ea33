using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Hosting;
using Orleans.Concurrency;
using Orleans.GrainDirectory;

namespace Orchestrator.Grains.Scheduling;

/// <summary>Offers a free slot to the active experiments, the one furthest below its share first; the experiment grants the lease.</summary>
[Reentrant, GrainDirectory(AddressDirectory.Name)]
internal sealed class SchedulerGrain(ExperimentDirectory directory, WorkerFleet fleet, HeartbeatDesk heartbeats, WaitReasons reasons) : Grain, ISchedulerGrain
{
    // Slots on their way to an experiment, so that several that ask at once do not all go to the same one.
    private readonly Dictionary<string, HashSet<(string WorkerId, int Slot)>> _offers = [];

    // A slot whose answer is late asks again: it joins its earlier request, else each of them would be granted a lease.
    private readonly Dictionary<(string WorkerId, int Slot), Task<Lease?>> _asked = [];

    // To make one looks its type's attributes up each time.
    private readonly Dictionary<string, IExperimentGrain> _experiments = [];

    public Task<Lease?> RequestAsync(SlotRequest request)
    {
        var slot = (request.WorkerId, request.Slot);
        return _asked.TryGetValue(slot, out var asked) && !asked.IsCompleted ? asked : _asked[slot] = AskAsync(request);
    }

    private async Task<Lease?> AskAsync(SlotRequest request)
    {
        var offer = fleet.Hear(request);
        if (FindHeld(request) is { } held) { return held; }

        if (fleet.IsSetAside(request.WorkerId)) { return null; }

        foreach (var id in SlotShares.Order(ListClaims(offer)))
        {
            if (await OfferAsync(id, request) is { } lease) { return lease; }
        }

        return null;
    }

    public Task<IReadOnlyList<WaitReason>> ExplainAsync() => Task.FromResult<IReadOnlyList<WaitReason>>(
        [.. from one in reasons.List() from wait in one.Waits.Take(1) select new WaitReason(one.Id, wait.Trials is [var next, ..] ? next : null, wait.Reason)]);

    // A grant whose answer was lost on the way stands, whatever the shares are.
    private Lease? FindHeld(SlotRequest request) =>
        directory.FindActive().Select(entry => entry.Experiment.FindHeld(request)).FirstOrDefault(held => held is not null);

    private IReadOnlyList<ShareClaim> ListClaims(SlotOffer offer) => ShareClaim.List(directory.FindActive(), offer, _offers);

    private async Task<Lease?> OfferAsync(string id, SlotRequest request)
    {
        var (offers, slot) = (_offers.TryGetValue(id, out var known) ? known : _offers[id] = [], (request.WorkerId, request.Slot));
        offers.Add(slot);
        try
        {
            return await Find(id).LeaseAsync(request);
        }
        finally
        {
            offers.Remove(slot);
            if (offers.Count == 0) { _offers.Remove(id); }
        }
    }

    private IExperimentGrain Find(string id) =>
        _experiments.TryGetValue(id, out var known) ? known : _experiments[id] = GrainFactory.GetGrain<IExperimentGrain>(id);

    public Task<WorkerOrders> HeartbeatAsync(WorkerHeartbeat heartbeat) => Task.FromResult(heartbeats.Take(heartbeat));
}
