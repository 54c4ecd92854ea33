using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Cluster;

/// <summary>What the bits of a worker's results depend on, by where a slot trains. Immutable.</summary>
/// <param name="OnCpu">The machine kind of trials on the processor.</param>
/// <param name="OnGpus">Those of trials on each GPU, in the order of their numbers.</param>
/// <param name="OnUnknownGpu">That of trials on a GPU that the worker does not name.</param>
internal sealed record WorkerKinds(string OnCpu, IReadOnlyList<string> OnGpus, string OnUnknownGpu)
{
    /// <summary>The machine kind of a slot's trials, as the environment of their attempts has it.</summary>
    /// <param name="device">cpu, cuda or cuda:N.</param>
    /// <param name="slot">The slot, from 0.</param>
    public string Of(string device, int slot)
    {
        if (!TorchDevices.IsCuda(device)) { return OnCpu; }

        var gpu = TorchDevices.IndexOf(TorchDevices.OfSlot(device, slot, OnGpus.Count));
        return gpu < OnGpus.Count ? OnGpus[gpu] : OnUnknownGpu;
    }

    /// <summary>Whether one of its first <paramref name="slots"/> slots has the machine kind.</summary>
    public bool Has(string machineKind, string device, int slots) =>
        Enumerable.Range(0, Math.Clamp(slots, 1, OnGpus.Count + 1)).Any(slot => Of(device, slot) == machineKind);
}
