using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Cluster;

/// <summary>
/// The workers of a head, and the one place for what it knows of them: who shows itself and asks, who is set aside, what each is about to
/// start. Memory only: all of it comes again with the next signs of life. Safe to call from any thread.
/// </summary>
internal sealed class WorkerFleet(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, KnownWorker> _workers = [];

    /// <summary>Takes a sign of life.</summary>
    /// <returns>Whether the worker shall take no more leases and leave.</returns>
    public bool Hear(WorkerHeartbeat heartbeat)
    {
        lock (_gate)
        {
            Forget();
            var worker = Get(heartbeat.WorkerId);
            worker.Hear(heartbeat);
            return worker.IsDraining;
        }
    }

    /// <summary>A slot asks for work.</summary>
    /// <returns>The slot, with what the head knows around it.</returns>
    public SlotOffer Hear(SlotRequest request)
    {
        lock (_gate)
        {
            var worker = Get(request.WorkerId);
            worker.Hear(request);
            return new(request, worker.Abilities!.Kinds, ListOthers(worker));
        }
    }

    /// <summary>The slots of the workers that get trials, busy or not, each as if it asked for work.</summary>
    public IReadOnlyList<SlotOffer> ListOffers()
    {
        lock (_gate)
        {
            return
            [
                .. from worker in _workers.Values
                   where GetsTrials(worker)
                   let others = ListOthers(worker)
                   from slot in worker.Slots
                   select new SlotOffer(slot, worker.Abilities!.Kinds, others),
            ];
        }
    }

    /// <summary>A worker has reported.</summary>
    public void Saw(string workerId)
    {
        lock (_gate) { Get(workerId).See(); }
    }

    /// <summary>A worker was found lost.</summary>
    public void MarkLost(string workerId)
    {
        lock (_gate)
        {
            if (_workers.TryGetValue(workerId, out var worker)) { worker.Lose(); }
        }
    }

    /// <summary>A trial failed on a worker by a fault of the program.</summary>
    /// <returns>Whether the worker has just had its last one.</returns>
    public bool AddInternalFailure(string workerId, string experimentId, int trial)
    {
        lock (_gate) { return Get(workerId).AddFailure(experimentId, trial); }
    }

    /// <summary>Whether a worker gets no more trials. The last one that is left goes on: somebody has to.</summary>
    public bool IsSetAside(string workerId)
    {
        lock (_gate) { return _workers.TryGetValue(workerId, out var worker) && IsSetAside(worker); }
    }

    /// <summary>Whether a worker has said that it leaves for good.</summary>
    public bool HasLeft(string workerId)
    {
        lock (_gate) { return _workers.TryGetValue(workerId, out var worker) && worker.HasLeft; }
    }

    /// <summary>What people call a worker; its id where it never said.</summary>
    public string NameOf(string workerId)
    {
        lock (_gate) { return _workers.TryGetValue(workerId, out var worker) ? worker.Name : workerId; }
    }

    /// <summary>What the workers that get trials can do.</summary>
    public IReadOnlyList<WorkerAbilities> ListAbilities()
    {
        lock (_gate) { return [.. _workers.Values.Where(GetsTrials).Select(worker => worker.Abilities).OfType<WorkerAbilities>()]; }
    }

    /// <summary>Counts a trial as starting on a worker where it can; the caller ends that with <see cref="Started"/>.</summary>
    /// <param name="needs">The trial.</param>
    /// <param name="request">The worker's slot.</param>
    /// <param name="running">What the ledger says that the worker runs.</param>
    /// <returns>Why it cannot start there now, or null.</returns>
    public string? TryStart(TrialNeeds needs, SlotRequest request, IReadOnlyCollection<TrialNeeds> running)
    {
        lock (_gate)
        {
            var worker = Get(request.WorkerId);
            var obstacle = FindObstacle(worker, needs, request, running);
            if (obstacle is null) { worker.BeginStart(needs); }
            else if (needs.WhyAlone is not null && worker.FindHold(needs) is null && !_workers.Values.Any(other => other != worker && other.IsHeldFor(needs)))
            {
                // One worker is enough to be emptied for a trial.
                worker.HoldFor(needs);
            }

            return obstacle;
        }
    }

    /// <summary>The same answer, and nothing else: for people.</summary>
    public string? FindObstacle(TrialNeeds needs, SlotRequest request, IReadOnlyCollection<TrialNeeds> running)
    {
        lock (_gate) { return FindObstacle(Get(request.WorkerId), needs, request, running); }
    }

    /// <summary>The trial runs, or does not start after all.</summary>
    public void Started(TrialNeeds needs, string workerId)
    {
        lock (_gate) { Get(workerId).EndStart(needs); }
    }

    /// <summary>Asks a worker, by name or id, to leave.</summary>
    /// <returns>false where there is no such worker.</returns>
    public bool Drain(string worker)
    {
        lock (_gate)
        {
            var meant = Find(worker);
            foreach (var one in meant) { one.AskToDrain(); }

            return meant.Count > 0;
        }
    }

    /// <summary>Takes <see cref="Drain"/> back.</summary>
    /// <returns>false where there is no such worker, or it has begun to leave.</returns>
    public bool Undrain(string worker)
    {
        // Each of them, whatever became of the others.
        lock (_gate) { return Find(worker).Select(one => one.TakeDrainBack()).ToList().Contains(true); }
    }

    /// <summary>Every worker that has shown itself, by name.</summary>
    public IReadOnlyList<WorkerSummary> List()
    {
        lock (_gate)
        {
            Forget();
            return
            [
                .. _workers.Values.Select(worker => worker.Summarize(IsSetAside(worker))).OfType<WorkerSummary>()
                    .OrderBy(worker => worker.Name, StringComparer.Ordinal).ThenBy(worker => worker.Id, StringComparer.Ordinal),
            ];
        }
    }

    private static string? FindObstacle(KnownWorker worker, TrialNeeds needs, SlotRequest request, IReadOnlyCollection<TrialNeeds> running) =>
        worker.FindHold(needs) ?? Admission.FindObstacle(needs, [.. running, .. worker.Starting], request.MemoryBytes);

    private IReadOnlyList<WorkerAbilities> ListOthers(KnownWorker worker) =>
        [.. ListPeers(worker).Select(other => other.Abilities).OfType<WorkerAbilities>()];

    private static bool TakesTrials(KnownWorker worker) => worker.IsPresent && !worker.HasFailedTooOften;

    private bool GetsTrials(KnownWorker worker) => worker.IsPresent && !IsSetAside(worker);

    private bool IsSetAside(KnownWorker worker) => worker.HasFailedTooOften && ListPeers(worker).Any();

    private IEnumerable<KnownWorker> ListPeers(KnownWorker worker) => _workers.Values.Where(other => other != worker && TakesTrials(other));

    private List<KnownWorker> Find(string worker) => [.. _workers.Values.Where(known => known.Id == worker || known.Name == worker)];

    private KnownWorker Get(string id) => _workers.TryGetValue(id, out var known) ? known : _workers[id] = new(id, time);

    private void Forget()
    {
        foreach (var id in _workers.Values.Where(worker => worker.IsForgotten).Select(worker => worker.Id).ToList()) { _workers.Remove(id); }
    }
}
