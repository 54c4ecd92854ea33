using System.Collections.Concurrent;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Experiments;

namespace Orchestrator.Grains.Cluster;

/// <summary>The workers that a head has heard of. Memory only: all of it comes again with the next heartbeats. Safe to use from any thread.</summary>
internal sealed class WorkerRegistry(ExperimentDirectory directory, LeaseTerms terms, TimeProvider time) : IClusterReader, IClusterCommands
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, KnownWorker> _workers = [];

    /// <summary>Takes a sign of life: renews its leases, and answers what the worker shall do.</summary>
    public WorkerOrders Take(WorkerHeartbeat heartbeat)
    {
        var worker = _workers.AddOrUpdate(
            heartbeat.WorkerId,
            _ => new(heartbeat, time.GetTimestamp()),
            (_, known) => known with { Heartbeat = heartbeat, At = time.GetTimestamp(), IsLost = false });
        List<LeaseKey> superseded = [];
        foreach (var lease in heartbeat.Leases)
        {
            if (IsHeld(lease)) { terms.Renew(lease); }
            else { superseded.Add(lease); }
        }

        return new(superseded, worker.IsDraining);
    }

    /// <summary>The cluster has found a worker dead.</summary>
    public void MarkLost(string workerId) => Update(known => known.Heartbeat.WorkerId == workerId, known => known with { IsLost = true });

    /// <inheritdoc/>
    public IReadOnlyList<WorkerSummary> ListWorkers() =>
        [.. _workers.Values.OrderBy(known => known.Heartbeat.Name, StringComparer.Ordinal).Select(Summarize)];

    /// <inheritdoc/>
    public bool Drain(string worker) => Update(known => IsNamed(known, worker), known => known with { IsDraining = true });

    /// <inheritdoc/>
    public bool Undrain(string worker) => Update(known => IsNamed(known, worker) && !known.Heartbeat.IsDraining, known => known with { IsDraining = false });

    private static bool IsNamed(KnownWorker known, string worker) => known.Heartbeat.WorkerId == worker || known.Heartbeat.Name == worker;

    private bool Update(Func<KnownWorker, bool> isMeant, Func<KnownWorker, KnownWorker> change)
    {
        var found = false;
        foreach (var (id, known) in _workers.Where(pair => isMeant(pair.Value)).ToList())
        {
            found = true;
            _workers.AddOrUpdate(id, change(known), (_, now) => change(now));
        }

        return found;
    }

    private WorkerSummary Summarize(KnownWorker known)
    {
        var (heartbeat, age) = (known.Heartbeat, time.GetElapsedTime(known.At));
        return new(heartbeat.WorkerId, heartbeat.Name, StateOf(known, age), age.TotalSeconds, heartbeat.Slots, heartbeat.Environment);
    }

    private static string StateOf(KnownWorker known, TimeSpan age) => known switch
    {
        { Heartbeat.HasLeft: true } => "left",
        { IsLost: true } => "lost",
        _ when age > Silence => "silent",
        { IsDraining: true } or { Heartbeat.IsDraining: true } => "draining",
        _ => "active",
    };

    private bool IsHeld(LeaseKey lease)
    {
        try
        {
            return directory.Get(lease.ExperimentId).IsRunning(lease);
        }
        catch (KeyNotFoundException)
        {
            return false;
        }
    }

    private sealed record KnownWorker(WorkerHeartbeat Heartbeat, long At, bool IsDraining = false, bool IsLost = false);
}
