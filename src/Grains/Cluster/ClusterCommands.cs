using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Grains.Cluster;

/// <summary>What people ask of workers.</summary>
internal sealed class ClusterCommands(WorkerFleet fleet) : IClusterCommands
{
    /// <inheritdoc/>
    public bool Drain(string worker) => fleet.Drain(worker);

    /// <inheritdoc/>
    public bool Undrain(string worker) => fleet.Undrain(worker);
}
