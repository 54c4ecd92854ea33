namespace Orchestrator.Grains.Results.Writing;

/// <summary>Remembers since when and why the writer waits or that it broke, and tells of changes once.</summary>
internal sealed class HealthMonitor(TimeProvider time, Action<LedgerHealth>? onChanged)
{
    private volatile LedgerHealth _current = LedgerHealth.Ok;

    public LedgerHealth Current => _current;

    public void Waiting(string reason)
    {
        if (_current.Reason != reason)
        {
            Change(new LedgerHealth(_current.WaitingSince ?? time.GetUtcNow(), reason));
        }
    }

    /// <summary>It will never write again.</summary>
    /// <param name="reason">A sentence for a person.</param>
    public void Break(string reason)
    {
        if (!_current.IsBroken)
        {
            Change(new LedgerHealth(null, reason, IsBroken: true));
        }
    }

    public void Recovered()
    {
        if (_current.IsWaiting)
        {
            Change(LedgerHealth.Ok);
        }
    }

    private void Change(LedgerHealth health)
    {
        _current = health;
        onChanged?.Invoke(health);
    }
}
