using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments;

/// <summary>A trial as the ledger tells it so far.</summary>
internal sealed class TrialRecord(TrialSpec spec)
{
    private (string WorkerId, int Slot) _holder;

    public TrialSpec Spec { get; } = spec;

    public TrialState State { get; private set; } = TrialState.Pending;

    public LeaseKey? Lease { get; private set; }

    public int Epochs { get; private set; }

    public double? LastObjective { get; private set; }

    public double? BestObjective { get; private set; }

    private readonly SortedDictionary<int, CheckpointInfo> _checkpoints = [];
    private readonly Dictionary<int, double?> _objectives = [];

    /// <summary>The newest checkpoint, or null.</summary>
    public CheckpointInfo? NewestCheckpoint => _checkpoints.Count == 0 ? null : _checkpoints.Values.Last();

    /// <summary>The attempt that the next lease has: the same after a lease given back, the next after a lost worker.</summary>
    public int NextAttempt { get; private set; } = 1;

    /// <summary>Whether <paramref name="request"/>'s slot holds the running lease.</summary>
    public bool IsHeldBy(SlotRequest request) => State == TrialState.Running && _holder == (request.WorkerId, request.Slot);

    /// <summary>The worker process that held the newest lease.</summary>
    public string WorkerId => _holder.WorkerId;

    public void Grant(LeaseGranted granted)
    {
        Lease = granted.Lease;
        _holder = (granted.WorkerId, granted.Slot);
        State = TrialState.Running;
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

    public void Save(CheckpointInfo checkpoint) => _checkpoints[checkpoint.Epoch] = checkpoint;

    public void Drop(int epoch) => _checkpoints.Remove(epoch);

    /// <summary>The checkpoints that <paramref name="spec"/> does not keep.</summary>
    public IReadOnlyList<CheckpointInfo> ListDropped(CheckpointSpec spec, Func<double, double, bool> isBetter)
    {
        var isRanked = _checkpoints.Keys.All(epoch => _objectives[epoch] is not null);
        bool IsBetter(int left, int right) => isBetter(_objectives[left]!.Value, _objectives[right]!.Value);
        var dropped = CheckpointRetention.ListDropped(spec, [.. _checkpoints.Keys], isRanked ? IsBetter : null);
        return [.. dropped.Select(epoch => _checkpoints[epoch])];
    }

    public void Return(LeaseReturned returned)
    {
        State = TrialState.Pending;
        NextAttempt = returned.Lease.Attempt + (returned.Outcome == LeaseReturned.Lost ? 1 : 0);
    }

    public void End(TrialState state) => State = state;
}
