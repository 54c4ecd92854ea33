using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrator.Grains.Cluster.Membership;

namespace Orchestrator.Grains.Cluster;

/// <summary>Takes back at once what a worker holds whose silo the cluster has found dead; leases of others are left alone.</summary>
internal sealed partial class DeadWorkers(ISiloStatusOracle silos, LostLeases lost, ILogger<DeadWorkers> logger)
    : ISiloStatusListener, IHostedService
{
    private readonly ConcurrentDictionary<SiloAddress, string> _workers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        silos.SubscribeToSiloStatusEvents(this);
        foreach (var silo in silos.GetActiveSilos()) { Remember(silo); }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        silos.UnSubscribeFromSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        Remember(updatedSilo);
        // A silo that says good-bye has given its leases back, and one that is rebuilt goes on with them.
        if (status == SiloStatus.Dead && _workers.TryRemove(updatedSilo, out var worker) && !_workers.Values.Contains(worker))
        {
            _ = ReturnAsync(worker);
        }
    }

    private void Remember(SiloAddress silo)
    {
        if (!silos.IsDeadSilo(silo) && silos.TryGetSiloName(silo, out var name)) { _workers[silo] = SiloNames.WorkerIdOf(name); }
    }

    private async Task ReturnAsync(string worker)
    {
        var count = await lost.ReturnAllOfAsync(worker, "the cluster found its worker dead");
        LogDead(worker, count);
    }

    [LoggerMessage(1, LogLevel.Warning, "Worker {Worker} is dead: {Count} trials wait again")]
    private partial void LogDead(string worker, int count);
}
