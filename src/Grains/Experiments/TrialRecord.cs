using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Experiments.Retries;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Experiments;

/// <summary>A trial as the ledger tells it so far.</summary>
internal sealed class TrialRecord(TrialSpec spec)
{
    public TrialSpec Spec { get; private set; } = spec;

    public TrialState State { get; private set; } = TrialState.Pending;

    private bool _isPruned;
    private (TrialSpec Spec, int? Until) _granted = (spec, null);
    private bool _isLost;

    private bool IsAtRung => Until <= Epochs;

    public LeaseKey? Lease => Holder?.Lease;

    /// <summary>The slot that has or last had its lease, or null before the first.</summary>
    public LeaseHolder? Holder { get; private set; }

    public int Epochs { get; private set; }

    public double? LastObjective { get; private set; }

    public double? BestObjective { get; private set; }

    private readonly SortedDictionary<int, CheckpointInfo> _checkpoints = [];
    private readonly Dictionary<int, double?> _objectives = [];

    /// <summary>The newest checkpoint, or null.</summary>
    public CheckpointInfo? NewestCheckpoint => _checkpoints.Count == 0 ? null : _checkpoints.Values.Last();

    /// <summary>The checkpoint of an epoch, or null.</summary>
    public CheckpointInfo? CheckpointAt(int epoch) => _checkpoints.GetValueOrDefault(epoch);

    /// <summary>Every checkpoint that is kept, oldest first.</summary>
    public IReadOnlyCollection<CheckpointInfo> Checkpoints => _checkpoints.Values;

    /// <summary>Its tags, in order.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    /// <summary>The attempt that the next lease has: the same after a lease given back, the next after a lost worker.</summary>
    public int NextAttempt { get; private set; } = 1;

    /// <summary>Adds tags, and takes some away.</summary>
    public void Tag(IReadOnlyList<string> added, IReadOnlyList<string> removed) =>
        Tags = [.. Tags.Union(added).Except(removed).Order(StringComparer.Ordinal)];

    /// <summary>Whether <paramref name="request"/>'s slot holds the running lease.</summary>
    public bool IsHeldBy(SlotRequest request) =>
        State == TrialState.Running && Holder is { } holder && (holder.WorkerId, holder.Slot) == (request.WorkerId, request.Slot);

    /// <summary>
    /// Why another worker shall have it, since there is one that fits better; or null: a fault of the program met it on this one, or it goes
    /// on from a checkpoint of another machine kind.
    /// </summary>
    /// <param name="offer">The slot.</param>
    /// <param name="requirements">Those of its experiment.</param>
    public string? FindAvoidance(SlotOffer offer, Requirements requirements)
    {
        var others = offer.Others.Where(other => !Faults.Avoids(other.WorkerId) && requirements.AreMetBy(other));
        if (Faults.Avoids(offer.Request.WorkerId) && others.Any()) { return "it waits for another worker than the one on which it failed"; }

        return KindOfCheckpoint is { } kind && kind != offer.KindOn(requirements.Device) && others.Any(other => other.HasKind(kind, requirements.Device))
            ? "it waits for a worker of the machine kind that wrote its checkpoint"
            : null;
    }

    private string? KindOfCheckpoint => NewestCheckpoint is null ? null : Holder?.MachineKind;

    /// <summary>
    /// Whether the slot that lost <paramref name="lost"/> may go on with what it still runs: nobody had the trial since, nothing of it has
    /// changed, and nothing speaks against that worker.
    /// </summary>
    public bool CanGoOnUnder(LeaseKey lost, SlotRequest request) =>
        _isLost && State == TrialState.Pending && Lease == lost && Holder!.WorkerId == request.WorkerId && Holder.Slot == request.Slot
        && ReferenceEquals(_granted.Spec, Spec) && _granted.Until == Until && !Faults.NeedsToBeAlone && !Faults.Avoids(request.WorkerId);

    /// <summary>The worker process that held the newest lease.</summary>
    public string WorkerId => Holder!.WorkerId;

    public void Grant(LeaseGranted granted, string machineKind)
    {
        Holder = new(granted.Lease, granted.WorkerId, granted.Slot, machineKind);
        State = TrialState.Running;
        (_granted, _isLost) = ((Spec, Until), false);
    }

    public void Record(int epoch, double? objective, Func<double, double, bool> isBetter)
    {
        Epochs = Math.Max(Epochs, epoch);
        _objectives[epoch] = objective;
        LastObjective = objective;
        if (objective is { } value && (BestObjective is not { } best || isBetter(value, best)))
        {
            BestObjective = value;
        }
    }

    /// <summary>What went wrong with its attempts.</summary>
    public TrialFaults Faults { get; } = new();

    public void Save(CheckpointInfo checkpoint)
    {
        if (NewestCheckpoint is not { } newest || checkpoint.Epoch > newest.Epoch) { Faults.Progress(); }

        _checkpoints[checkpoint.Epoch] = checkpoint;
    }

    public void Drop(int epoch) => _checkpoints.Remove(epoch);

    /// <summary>The checkpoints that <paramref name="spec"/> does not keep.</summary>
    public IReadOnlyList<CheckpointInfo> ListDropped(CheckpointSpec spec, Func<double, double, bool> isBetter)
    {
        var isRanked = _checkpoints.Keys.All(epoch => _objectives[epoch] is not null);
        bool IsBetter(int left, int right) => isBetter(_objectives[left]!.Value, _objectives[right]!.Value);
        var dropped = CheckpointRetention.ListDropped(spec, [.. _checkpoints.Keys], isRanked ? IsBetter : null);
        return [.. dropped.Select(epoch => _checkpoints[epoch])];
    }

    /// <summary>The epoch at which it stands next, or null where it trains to its end.</summary>
    public int? Until { get; private set; }

    /// <summary>Takes in what its search decided; a trial whose lease is out moves when that comes back.</summary>
    public void Decide(SearchDecided decided)
    {
        if (decided.Trains)
        {
            (Until, _isPruned) = (decided.Until, false);
            if (State is TrialState.Paused or TrialState.Pruned && !IsAtRung) { State = TrialState.Pending; }
        }
        else if (decided.Kind == DecisionKind.Prune)
        {
            _isPruned = true;
            if (State == TrialState.Paused) { State = TrialState.Pruned; }
        }
    }

    public void Return(LeaseReturned returned)
    {
        State = Rest();
        _isLost = returned.Outcome == LeaseReturned.Lost;
        NextAttempt = returned.Lease.Attempt + (returned.Outcome == LeaseReturned.Released ? 0 : 1);
        if (returned.Outcome == LeaseReturned.Lost) { Faults.AddLoss(); }
    }

    /// <summary>Waits for its next attempt after one that failed.</summary>
    public void Fail(AttemptFailed failed)
    {
        State = Rest();
        NextAttempt = failed.Lease.Attempt + 1;
        Faults.Add(failed.Failure.Kind, Holder!.WorkerId);
    }

    public void End(TrialState state) => State = state;

    // Where it stands without a lease: what its search decided while the lease was out holds from now on.
    private TrialState Rest() => _isPruned ? TrialState.Pruned : IsAtRung ? TrialState.Paused : TrialState.Pending;

    /// <summary>Waits again after its end: the next attempt after a failure, the same one to train more epochs.</summary>
    public void Reopen()
    {
        NextAttempt = Lease!.Attempt + (State == TrialState.Failed ? 1 : 0);
        State = TrialState.Pending;
        Faults.Forget();
    }

    /// <summary>Trains to a later epoch from its next lease on, unless it has as many.</summary>
    public void SetEpochs(int epochs) => Spec = Spec with { Parameters = SettingEpochs.Raise(Spec.Parameters, epochs) };
}
