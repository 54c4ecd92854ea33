using Orchestrator.Grains.Results;

namespace Orchestrator.Silo.Running;

/// <summary>How long a stop waits for a disk that takes nothing: a user who ends a run shall not have to kill it.</summary>
/// <param name="ledger">What waits for the disk.</param>
/// <param name="patience">How long it may wait, without a break, after the stop was asked for.</param>
/// <param name="time">The clock.</param>
internal sealed class StopLimit(SqliteLedger ledger, TimeSpan patience, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns when <paramref name="idle"/> is done, or when the patience after a stop is used up.</summary>
    public async Task WaitAsync(Task idle, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, time);
        long? since = null;
        while (!idle.IsCompleted && !(since is { } start && time.GetElapsedTime(start) >= patience))
        {
            await Task.WhenAny(timer.WaitForNextTickAsync(CancellationToken.None).AsTask(), idle);
            since = stop.IsCancellationRequested && ledger.Health.IsWaiting ? since ?? time.GetTimestamp() : null;
        }
    }
}
