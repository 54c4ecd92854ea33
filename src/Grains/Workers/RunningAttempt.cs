using System.Diagnostics;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Workers;

/// <summary>The attempt that a slot runs: how to end it, and how long its epoch has taken. Guarded by its slot.</summary>
internal sealed class RunningAttempt(LeaseKey lease) : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private long _epochStart = Stopwatch.GetTimestamp();
    private volatile bool _isStopping;

    public LeaseKey Lease { get; set; } = lease;

    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Whether it shall end before its next epoch.</summary>
    public bool IsStopping => _isStopping;

    public void Cancel()
    {
        _isStopping = true;
        _cancellation.Cancel();
    }

    public void StopAfterEpoch() => _isStopping = true;

    public void BeginEpoch() => _epochStart = Stopwatch.GetTimestamp();

    /// <summary>What the epoch still needs at its speed so far, or null before its first progress.</summary>
    public TimeSpan? RemainingOfEpoch(double fraction) =>
        fraction > 0 ? Stopwatch.GetElapsedTime(_epochStart) * ((1 - fraction) / fraction) : null;

    public void Dispose() => _cancellation.Dispose();
}
