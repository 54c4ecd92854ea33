using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Hosting;
using Orleans.Concurrency;
using Orleans.GrainDirectory;

namespace Orchestrator.Grains.Workers;

/// <summary>The address of a slot. It holds no state: the slot belongs to the process.</summary>
[Reentrant, WorkerPlacement, GrainDirectory(AddressDirectory.Name)]
internal sealed class WorkerGrain(SlotPool pool) : Grain, IWorkerGrain
{
    private TrainerSlot Slot => pool[SlotKey.Parse(this.GetPrimaryKeyString(), pool).Slot];

    public Task StartAsync(Lease lease)
    {
        Slot.Start(lease);
        return Task.CompletedTask;
    }

    public Task CancelAsync(LeaseKey lease)
    {
        Slot.Cancel(lease);
        return Task.CompletedTask;
    }

    public Task PauseAsync(LeaseKey lease)
    {
        Slot.Pause(lease);
        return Task.CompletedTask;
    }

    public Task<SlotStatus> GetStatusAsync() => Task.FromResult(Slot.Status);
}
