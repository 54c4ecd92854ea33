using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Cluster;

/// <summary>One worker as the head knows it. Guarded by its fleet.</summary>
internal sealed class KnownWorker(string id, TimeProvider time)
{
    /// <summary>So many different trials that fail internally set a worker aside.</summary>
    public const int MostFailingTrials = 3;

    /// <summary>A worker that has given no sign for so long is taken for silent.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>A worker of which nothing was seen for so long is nobody's peer.</summary>
    private static readonly TimeSpan Presence = TimeSpan.FromSeconds(30);

    /// <summary>A worker that is gone is forgotten after so long.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly HashSet<(string ExperimentId, int Trial)> _failing = [];
    private readonly List<TrialNeeds> _starting = [];
    private readonly SortedDictionary<int, SlotRequest> _slots = [];
    private WorkerHeartbeat? _heartbeat;
    private WorkerAbilities? _abilities;
    private string? _environment;
    private WorkerHold? _hold;
    private long _heardAt;
    private long _seenAt = time.GetTimestamp();
    private bool _isAskedToDrain;
    private bool _isLost;

    public string Id => id;

    /// <summary>Its name; its id while it has not said one.</summary>
    public string Name => _heartbeat?.Name ?? id;

    /// <summary>What its slots can do, as far as it said; null before.</summary>
    public WorkerAbilities? Abilities => _abilities;

    /// <summary>Its slots, each as it asks for work, or would.</summary>
    public IReadOnlyCollection<SlotRequest> Slots => _slots.Values;

    /// <summary>The trials that are on their way to it.</summary>
    public IReadOnlyList<TrialNeeds> Starting => _starting;

    /// <summary>Whether it leaves, by its own will or as it was asked.</summary>
    public bool IsDraining => _isAskedToDrain || _heartbeat is { IsDraining: true };

    /// <summary>Whether it said good-bye.</summary>
    public bool HasLeft => _heartbeat is { HasLeft: true };

    /// <summary>Whether it was seen of late and takes trials.</summary>
    public bool IsPresent => !IsDraining && !_isLost && !HasLeft && time.GetElapsedTime(_seenAt) < Presence;

    public bool HasFailedTooOften => _failing.Count >= MostFailingTrials;

    /// <summary>Whether it has been gone for so long that nobody asks for it any more.</summary>
    public bool IsForgotten => time.GetElapsedTime(_seenAt) > Memory;

    public void See() => (_seenAt, _isLost) = (time.GetTimestamp(), false);

    public void Hear(WorkerHeartbeat heartbeat)
    {
        See();
        (_heartbeat, _heardAt) = (heartbeat, _seenAt);
        Learn(heartbeat.Environment, heartbeat.Labels, [.. heartbeat.Slots.Select(slot => slot.Kind)]);
        foreach (var slot in heartbeat.Slots)
        {
            _slots[slot.Slot] = new(id, slot.Slot, heartbeat.Environment) { MemoryBytes = heartbeat.MemoryBytes, Kind = slot.Kind, Labels = heartbeat.Labels };
        }
    }

    public void Hear(SlotRequest request)
    {
        See();
        _slots[request.Slot] = request;
        if (_heartbeat is null) { Learn(request.Environment, request.Labels, [request.Kind]); }
    }

    public void Lose() => _isLost = true;

    public void AskToDrain() => _isAskedToDrain = true;

    /// <returns>false where it has begun to leave.</returns>
    public bool TakeDrainBack()
    {
        if (_heartbeat is { IsDraining: true }) { return false; }

        _isAskedToDrain = false;
        return true;
    }

    /// <returns>Whether the worker has just had its last one.</returns>
    public bool AddFailure(string experimentId, int trial) => _failing.Add((experimentId, trial)) && _failing.Count == MostFailingTrials;

    /// <summary>Why <paramref name="needs"/> cannot start here, since the worker is emptied for another trial; or null.</summary>
    public string? FindHold(TrialNeeds needs) => _hold is { IsFresh: true } hold && !hold.IsFor(needs)
        ? $"the worker is emptied for trial {hold.Trial} of experiment {hold.ExperimentId}, which is to run alone"
        : null;

    /// <summary>Whether it is emptied for <paramref name="needs"/>.</summary>
    public bool IsHeldFor(TrialNeeds needs) => _hold is { IsFresh: true } hold && hold.IsFor(needs);

    public void HoldFor(TrialNeeds needs) => _hold = new(needs.ExperimentId, needs.Trial, time);

    public void BeginStart(TrialNeeds needs)
    {
        _hold = null;
        _starting.Add(needs);
    }

    public void EndStart(TrialNeeds needs) => _starting.Remove(needs);

    /// <summary>What people see of it, or null before its first heartbeat.</summary>
    /// <param name="isSetAside">Whether it gets no more trials because of its faults.</param>
    public WorkerSummary? Summarize(bool isSetAside)
    {
        if (_heartbeat is not { } heartbeat) { return null; }

        var age = time.GetElapsedTime(_heardAt);
        var state = StateAt(heartbeat, age);
        return new(id, heartbeat.Name, state, age.TotalSeconds, heartbeat.Slots, heartbeat.Environment)
        {
            Labels = heartbeat.Labels,
            MachineKind = _abilities!.Kinds.OnCpu,
            MemoryBytes = heartbeat.MemoryBytes,
            Load = state is WorkerState.Left or WorkerState.Lost ? null : heartbeat.Load,
            SetAside = isSetAside ? $"{_failing.Count} different trials failed on it by faults of the program" : null,
        };
    }

    private WorkerState StateAt(WorkerHeartbeat heartbeat, TimeSpan age) =>
        heartbeat.HasLeft ? WorkerState.Left
        : _isLost ? WorkerState.Lost
        : age > Silence ? WorkerState.Silent
        : IsDraining ? WorkerState.Draining
        : WorkerState.Active;

    // It is said again every few seconds, and read only when it is new.
    private void Learn(string environment, IReadOnlyList<string> labels, IReadOnlyList<SlotKind> slots)
    {
        var kinds = _environment == environment && _abilities is { } known ? known.Kinds : MachineKinds.OfWorker(environment);
        _environment = environment;
        _abilities = new(id, kinds, labels, [.. slots.Distinct()]) { GpuSlots = slots.Count(slot => slot == SlotKind.Gpu) };
    }
}
