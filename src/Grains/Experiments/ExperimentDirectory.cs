using System.Collections.Concurrent;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Scheduling;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Experiments;

/// <summary>
/// The experiments of the process that owns the ledger: one projection each, which outlives every grain activation.
/// Experiments run only once they are activated here.
/// </summary>
internal sealed class ExperimentDirectory
{
    private readonly ConcurrentDictionary<string, ExperimentProjection> _projections = [];
    private readonly ConcurrentDictionary<string, byte> _active = [];
    private readonly ConcurrentDictionary<string, UnreadableExperimentException> _unreadable = [];
    // An experiment of millions of events takes seconds to load, in which the others' reports are not kept waiting.
    private readonly Lock _building = new();
    private readonly Lock _applying = new();
    private readonly ILedger _ledger;

    public ExperimentDirectory(ILedger ledger)
    {
        _ledger = ledger;
        _ledger.SetApplier(Apply);
    }

    /// <summary>Told of every committed event after it is applied, in ledger order, on the ledger's thread.</summary>
    public event Action<CommittedEvent>? Committed;

    /// <summary>The ids whose trials are given out, in the order of their names.</summary>
    public IReadOnlyList<string> ListActive() => [.. _active.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Those of them that are there and can be read: one may be deleted meanwhile.</summary>
    public IEnumerable<(string Id, ExperimentProjection Experiment)> FindActive() =>
        from id in ListActive() let found = Find(id) where found is not null select (id, found);

    /// <summary>Lets the scheduler give out trials of <paramref name="id"/>.</summary>
    public void Activate(string id) => _active[id] = 0;

    /// <summary>What the ledger says that a worker runs, over all experiments.</summary>
    public IReadOnlyList<TrialNeeds> ListNeedsOn(string workerId) =>
        [.. _projections.Values.SelectMany(experiment => experiment.ListNeedsOn(workerId))];

    /// <summary>The slots that hold a lease, over all experiments.</summary>
    public IReadOnlySet<(string WorkerId, int Slot)> ListBusy() =>
        _projections.Values.SelectMany(experiment => experiment.ListHolders()).Select(holder => (holder.WorkerId, holder.Slot)).ToHashSet();

    /// <summary>Whether trials of <paramref name="id"/> are given out.</summary>
    public bool IsActive(string id) => _active.ContainsKey(id);

    /// <summary>The projection of <paramref name="id"/>, or null where the ledger has no such experiment, or one that cannot be read.</summary>
    public ExperimentProjection? Find(string id)
    {
        try
        {
            return Get(id);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or UnreadableExperimentException)
        {
            return null;
        }
    }

    /// <summary>The projection of <paramref name="id"/>, loaded from the ledger on first use.</summary>
    /// <exception cref="KeyNotFoundException">The ledger has no such experiment.</exception>
    /// <exception cref="UnreadableExperimentException">Its events say what this version cannot read.</exception>
    public ExperimentProjection Get(string id) => _projections.TryGetValue(id, out var found) ? found : Load(id);

    private ExperimentProjection Load(string id)
    {
        // Whoever asks again and again, such as a heartbeat, must not read the ledger each time.
        if (_unreadable.TryGetValue(id, out var known)) { throw known; }

        lock (_building)
        {
            if (_projections.TryGetValue(id, out var found)) { return found; }

            var projection = Read(id, () => Build(id));
            // What was committed meanwhile. For these few the applier waits; what it applies afterwards and is loaded already is told apart by its sequence.
            lock (_applying)
            {
                return _projections.GetOrAdd(id, Read(id, () => CatchUp(id, projection)));
            }
        }
    }

    private ExperimentProjection CatchUp(string id, ExperimentProjection projection)
    {
        if (!_ledger.Read(id, withMetrics: false).Any()) { throw NotThere(id); }

        foreach (var committed in _ledger.Read(id, ExperimentSearch.IsNeeded(projection.Spec), projection.LastSequence)) { projection.Apply(committed); }

        return projection;
    }

    private ExperimentProjection Read(string id, Func<ExperimentProjection> read)
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // Whatever one experiment says, it must not keep the others from going on.
        catch (Exception exception) when (exception is not KeyNotFoundException)
#pragma warning restore CA1031
        {
            throw _unreadable[id] = new($"Experiment {id} cannot be read by this version: {exception.Message}", exception);
        }
    }

    private ExperimentProjection Build(string id)
    {
        if (_ledger.Read(id, withMetrics: false).FirstOrDefault() is not { Event: ExperimentCreated created } first)
        {
            throw NotThere(id);
        }

        // What a report measured beside its objective is asked for by searches alone, and takes longer to read than all the rest.
        var projection = new ExperimentProjection(created, first);
        foreach (var committed in _ledger.Read(id, ExperimentSearch.IsNeeded(created.Spec))) { projection.Apply(committed); }

        return projection;
    }

    private static KeyNotFoundException NotThere(string id) => new($"There is no experiment {id}.");

    private void Apply(CommittedEvent committed)
    {
        var id = committed.Event.ExperimentId;
        lock (_applying)
        {
            if (committed.Event is ExperimentCreated created)
            {
                _projections.TryAdd(id, new(created, committed));
            }
            else if (committed.Event is ExperimentDeleted)
            {
                _projections.TryRemove(id, out _);
                _active.TryRemove(id, out _);
            }
            else if (_projections.TryGetValue(id, out var projection))
            {
                projection.Apply(committed);
            }
        }

        Committed?.Invoke(committed);
    }
}
