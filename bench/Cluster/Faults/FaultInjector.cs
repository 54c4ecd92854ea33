using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Cluster.Faults;

/// <summary>Does faults to a cluster and mends what they broke.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="workers">Seats that always have a worker; those after them are for newcomers.</param>
/// <param name="slots">Slots of a worker.</param>
/// <param name="time">The clock.</param>
internal sealed class FaultInjector(ProcessCluster cluster, int workers, int slots, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _diskFree = new(1);

    /// <summary>Injects a fault, and returns when everything is in its place again.</summary>
    public Task<Injection> InjectAsync(Fault fault, CancellationToken cancellation) => fault.Definition.Victim switch
    {
        FaultVictim.Head => InjectAsync(fault, cluster.HeadFree, null, () => HurtHeadAsync(fault, cancellation), cancellation),
        FaultVictim.Disk => InjectAsync(fault, _diskFree, null, () => FillDiskAsync(fault, cancellation), cancellation),
        _ => InjectAsync(fault, SeatOf(fault).Free, SeatOf(fault), () => HurtWorkerAsync(fault, SeatOf(fault), cancellation), cancellation),
    };

    public void Dispose() => _diskFree.Dispose();

    private async Task<Injection> InjectAsync(Fault fault, SemaphoreSlim free, Seat? seat, Func<Task<HeadStart?>> hurt, CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        try
        {
            var (begun, back, worker) = (time.GetUtcNow(), cluster.HeadClockBack, seat?.WorkerId);
            var start = await hurt();
            return new(fault, begun, time.GetUtcNow(), worker, back, start?.Answered, start?.At);
        }
        finally
        {
            free.Release();
        }
    }

    private Seat SeatOf(Fault fault) => cluster.Seats[
        fault.Definition.Victim == FaultVictim.Newcomer ? workers + (fault.Seat % (cluster.Seats.Count - workers)) : fault.Seat];

    private async Task<HeadStart?> HurtHeadAsync(Fault fault, CancellationToken cancellation)
    {
        if (fault.Kind == FaultKind.FreezeHead)
        {
            await FreezeAsync(cluster.Head!, fault.Time, cancellation);
            return null;
        }

        await cluster.Head!.KillAsync();
        var isClock = fault.Kind == FaultKind.SetHeadsClockBack;
        if (!isClock) { await Task.Delay(fault.Time, time, cancellation); }

        var at = time.GetUtcNow();
        return new(at, await cluster.StartHeadAsync(isClock ? fault.Time : TimeSpan.Zero, cancellation));
    }

    private async Task<HeadStart?> FillDiskAsync(Fault fault, CancellationToken cancellation)
    {
        cluster.Disk!.Fill();
        try
        {
            await Task.Delay(fault.Time, time, cancellation);
        }
        finally
        {
            cluster.Disk.Free();
        }

        return null;
    }

    private async Task<HeadStart?> HurtWorkerAsync(Fault fault, Seat seat, CancellationToken cancellation)
    {
        var begun = fault.Kind switch
        {
            FaultKind.FreezeWorker => FreezeAsync(seat.Worker!, fault.Time, cancellation),
            FaultKind.DrainWorker => DrainAsync(fault, seat, cancellation),
            FaultKind.EndWorker => EndAsync(fault, seat, cancellation),
            FaultKind.JoinWorker => JoinAsync(fault, seat, cancellation),
            FaultKind.CutCheckpoint => CutCheckpointAsync(fault, seat, cancellation),
            FaultKind.CutWorkersCheckpoint => FileFaults.CutOnItsWayAsync(seat.TemporaryFolder, fault.Time, time, cancellation),
            FaultKind.CutLink => CutAsync(fault, seat, Cuts.Incoming | Cuts.Outgoing, cancellation),
            FaultKind.CutIncoming => CutAsync(fault, seat, Cuts.Incoming, cancellation),
            FaultKind.CutOutgoing => CutAsync(fault, seat, Cuts.Outgoing, cancellation),
            FaultKind.CutToHead => CutAsync(fault, seat, Cuts.ToHead, cancellation),
            _ => KillAsync(fault, seat, cancellation),
        };
        await begun;
        return null;
    }

    private async Task KillAsync(Fault fault, Seat seat, CancellationToken cancellation)
    {
        await seat.Worker!.KillAsync();
        var isClock = fault.Kind == FaultKind.SetWorkersClockBack;
        if (!isClock) { await Task.Delay(fault.Time, time, cancellation); }

        await seat.StartAsync(slots, isClock ? fault.Time : TimeSpan.Zero, cancellation);
    }

    private async Task CutCheckpointAsync(Fault fault, Seat seat, CancellationToken cancellation)
    {
        FileFaults.CutNewest(cluster.Database, seat.WorkerId!);
        await KillAsync(fault, seat, cancellation);
    }

    private async Task DrainAsync(Fault fault, Seat seat, CancellationToken cancellation)
    {
        // A head that is away or does not know the worker yet is asked again, as a person would.
        while ((await cluster.RunAsync(cancellation, "cluster", "drain", seat.WorkerId!)).ExitCode != 0)
        {
            if (seat.Worker!.HasExited) { break; }

            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation);
        }

        await LeaveAsync(fault, seat, cancellation);
    }

    private async Task EndAsync(Fault fault, Seat seat, CancellationToken cancellation)
    {
        seat.Worker!.Signal("TERM");
        await LeaveAsync(fault, seat, cancellation);
    }

    private async Task LeaveAsync(Fault fault, Seat seat, CancellationToken cancellation)
    {
        var ended = await seat.Worker!.WaitAsync(cancellation);
        if (ended.ExitCode != 0) { throw new CampaignException($"Worker {seat.Name} left with {ended.ExitCode}: {ended.Errors}"); }

        await Task.Delay(fault.Time, time, cancellation);
        await seat.StartAsync(slots, TimeSpan.Zero, cancellation);
    }

    private async Task JoinAsync(Fault fault, Seat seat, CancellationToken cancellation)
    {
        await seat.StartAsync(slots, TimeSpan.Zero, cancellation);
        await Task.Delay(fault.Time, time, cancellation);
        await seat.Worker!.KillAsync();
    }

    private async Task CutAsync(Fault fault, Seat seat, Cuts cuts, CancellationToken cancellation)
    {
        cluster.Network!.Cut(seat.Index, cuts);
        try
        {
            await Task.Delay(fault.Time, time, cancellation);
        }
        finally
        {
            cluster.Network.Heal(seat.Index);
        }
    }

    private async Task FreezeAsync(ChildProcess process, TimeSpan duration, CancellationToken cancellation)
    {
        process.Signal("STOP");
        try
        {
            await Task.Delay(duration, time, cancellation);
        }
        finally
        {
            process.Signal("CONT");
        }
    }

    private sealed record HeadStart(DateTimeOffset At, TimeSpan Answered);
}
