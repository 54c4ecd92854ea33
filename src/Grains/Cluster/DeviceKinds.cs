using Orchestrator.Models.Native;

namespace Orchestrator.Grains.Cluster;

/// <summary>What the bits of a slot's results depend on, by where it trains.</summary>
/// <param name="OnCpu">The machine kind of its trials on the processor.</param>
/// <param name="OnGpu">The same on its GPU.</param>
public readonly record struct DeviceKinds(string OnCpu, string OnGpu)
{
    /// <summary>The machine kind of trials on a device.</summary>
    /// <param name="device">cpu, cuda or cuda:N.</param>
    public string Of(string device) => TorchDevices.IsCuda(device) ? OnGpu : OnCpu;
}
