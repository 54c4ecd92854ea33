using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Cluster;

/// <summary>The workers that were lost last, and what they ran then. For people, in memory only; the ledger has it too. Safe to call from any thread.</summary>
internal sealed class LossLog(TimeProvider time)
{
    private const int Most = 50;

    /// <summary>Leases of one worker that are lost within so long were lost together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly LinkedList<Loss> _losses = [];

    /// <summary>A worker was lost, and with it <paramref name="lease"/> where one is given.</summary>
    /// <param name="workerId">The worker process.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="reason">How it was found.</param>
    /// <param name="lease">What it ran, or null.</param>
    public void Add(string workerId, string name, string reason, LeaseKey? lease = null)
    {
        lock (_gate)
        {
            var loss = _losses.FirstOrDefault(loss => loss.WorkerId == workerId && time.GetElapsedTime(loss.At) < Together);
            if (loss is null)
            {
                loss = new(workerId, name, reason, time.GetTimestamp(), []);
                _losses.AddFirst(loss);
                if (_losses.Count > Most) { _losses.RemoveLast(); }
            }

            if (lease is not null) { loss.Requeued.Add(new(lease.ExperimentId, lease.Trial)); }
        }
    }

    /// <summary>The losses, the newest first.</summary>
    public IReadOnlyList<LostWorker> List()
    {
        lock (_gate)
        {
            return [.. _losses.Select(loss => new LostWorker(loss.WorkerId, loss.Name, time.GetElapsedTime(loss.At).TotalSeconds, loss.Reason, [.. loss.Requeued]))];
        }
    }

    private sealed record Loss(string WorkerId, string Name, string Reason, long At, List<RequeuedTrial> Requeued);
}
