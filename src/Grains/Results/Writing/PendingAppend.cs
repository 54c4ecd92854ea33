using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>An append that waits for the writer, and what became of it in the newest transaction.</summary>
/// <param name="events">What it writes.</param>
/// <param name="queuedAt">When it came, by the ledger's clock.</param>
internal sealed class PendingAppend(IReadOnlyList<LedgerEvent> events, long queuedAt)
{
    // Callers go on elsewhere: their continuations must not hold up the writer.
    private readonly TaskCompletionSource<AppendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<LedgerEvent> Events { get; } = events;

    /// <summary>When it came, as <see cref="TimeProvider.GetTimestamp"/> counts.</summary>
    public long QueuedAt { get; } = queuedAt;

    public Task<AppendResult> Done => _done.Task;

    /// <summary>What the newest try wrote; it counts once its transaction is committed.</summary>
    public AppendOutcome Outcome { get; set; } = AppendOutcome.Refused;

    /// <summary>Why the caller gets an exception in place of a result, or null.</summary>
    public Exception? Fault { get; set; }

    public void Complete()
    {
        if (Fault is null)
        {
            _done.TrySetResult(Outcome.Result);
        }
        else
        {
            Fail(Fault);
        }
    }

    public void Fail(Exception fault) => _done.TrySetException(fault);
}
