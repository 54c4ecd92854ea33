using System.Collections.Concurrent;

namespace Orchestrator.Grains.Scheduling;

/// <summary>
/// The workers that ask for work, and those that are set aside because the program fails on them. Derived state: it can be lost.
/// Safe to call from any thread.
/// </summary>
internal sealed class WorkerRoster(TimeProvider time)
{
    /// <summary>So many different trials that fail internally set a worker aside.</summary>
    public const int MostFailingTrials = 3;

    /// <summary>A worker that has asked for nothing for so long, and runs nothing, is taken for gone.</summary>
    private static readonly TimeSpan Presence = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, long> _lastAsked = [];
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<(string ExperimentId, int Trial), byte>> _failing = [];

    /// <summary>A worker asked for work, or runs a trial.</summary>
    public void Saw(string workerId) => _lastAsked[workerId] = time.GetTimestamp();

    /// <summary>A trial failed by a fault of the program.</summary>
    /// <returns>Whether the worker has just had its last one.</returns>
    public bool AddInternalFailure(string workerId, string experimentId, int trial)
    {
        var failing = _failing.GetOrAdd(workerId, _ => []);
        return failing.TryAdd((experimentId, trial), 0) && failing.Count == MostFailingTrials;
    }

    /// <summary>Whether another worker asks for work and is not set aside itself.</summary>
    public bool HasPeers(string workerId) => _lastAsked.Any(
        entry => entry.Key != workerId && time.GetElapsedTime(entry.Value) < Presence && !HasFailedTooOften(entry.Key));

    /// <summary>Whether a worker gets no more trials. The last one that is left goes on: somebody has to.</summary>
    public bool IsSetAside(string workerId) => HasFailedTooOften(workerId) && HasPeers(workerId);

    /// <summary>The workers that get no more trials now.</summary>
    public IReadOnlyList<string> ListSetAside() => [.. _failing.Keys.Where(IsSetAside).Order(StringComparer.Ordinal)];

    private bool HasFailedTooOften(string workerId) =>
        _failing.TryGetValue(workerId, out var failing) && failing.Count >= MostFailingTrials;
}
