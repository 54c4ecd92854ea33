namespace Orchestrator.Grains.Experiments.Decisions;

/// <summary>
/// Keeps an experiment's decisions and trials back while its plan changes: what was decided under the old plan is in the ledger before
/// the change, what is decided under the new one comes after it. Guarded by its projection.
/// </summary>
internal sealed class DecisionHold
{
    private TaskCompletionSource? _settled;

    /// <summary>Whether nothing new is handed out.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Batches of decisions, and of checkpoints to drop, that are on their way to the ledger.</summary>
    public int OnTheWay { get; private set; }

    /// <summary>Begins; there is one at a time.</summary>
    /// <param name="isSettled">Whether nothing is on its way.</param>
    /// <returns>Done when nothing is on its way any more.</returns>
    /// <exception cref="InvalidOperationException">It has begun already.</exception>
    public Task Begin(bool isSettled)
    {
        if (IsOn) { throw new InvalidOperationException("The plan is being changed already."); }

        IsOn = true;
        if (isSettled) { return Task.CompletedTask; }

        _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _settled.Task;
    }

    public void End() => (IsOn, _settled) = (false, null);

    public void Send() => OnTheWay++;

    public void Arrive() => OnTheWay--;

    /// <summary>Nothing is on its way any more.</summary>
    public void Settle() => _settled?.TrySetResult();
}
