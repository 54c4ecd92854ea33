using System.Collections.Concurrent;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Cluster;

/// <summary>
/// When each lease was last renewed, on the head's monotonic clock. It is memory only: a head that starts gives every lease one full
/// new term. Safe to use from any thread.
/// </summary>
/// <param name="term">How long a lease lasts without a sign of its worker.</param>
/// <param name="time">The clock.</param>
internal sealed class LeaseTerms(TimeSpan term, TimeProvider time)
{
    private readonly ConcurrentDictionary<LeaseKey, long> _renewed = [];

    /// <summary>How long a lease lasts without a sign of its worker.</summary>
    public TimeSpan Term => term;

    /// <summary>The lease's worker has shown itself.</summary>
    public void Renew(LeaseKey lease) => _renewed[lease] = time.GetTimestamp();

    /// <summary>Whether the term of a lease has begun.</summary>
    public bool Knows(LeaseKey lease) => _renewed.ContainsKey(lease);

    /// <summary>Whether the term of a lease is over; one that is asked for the first time begins its term.</summary>
    public bool HasExpired(LeaseKey lease) => time.GetElapsedTime(_renewed.GetOrAdd(lease, _ => time.GetTimestamp())) > term;

    /// <summary>Gives every lease a full new term: this process did not run for a while and heard nobody.</summary>
    public void RenewAll() => _renewed.Clear();

    /// <summary>Forgets leases that are no longer running.</summary>
    public void KeepOnly(IReadOnlySet<LeaseKey> running)
    {
        foreach (var lease in _renewed.Keys.Where(lease => !running.Contains(lease))) { _renewed.TryRemove(lease, out _); }
    }
}
