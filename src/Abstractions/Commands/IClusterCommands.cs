namespace Orchestrator.Abstractions.Commands;

/// <summary>Actions on the cluster.</summary>
public interface IClusterCommands
{
    /// <summary>Asks a worker to take no more leases and to leave when its attempts have been given back; asking again changes nothing.</summary>
    /// <param name="worker">Its name or id.</param>
    /// <returns>false where there is no such worker.</returns>
    bool Drain(string worker);

    /// <summary>Takes back <see cref="Drain"/> for a worker that has not heard of it yet.</summary>
    /// <param name="worker">Its name or id.</param>
    /// <returns>false where there is no such worker, or it has begun to leave.</returns>
    bool Undrain(string worker);
}
