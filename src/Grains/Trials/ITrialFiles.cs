using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Trials;

/// <summary>
/// Moves what trials need and make between the head and a process that trains: data sets and checkpoints. Calls fail while the head is
/// away, and the caller tries again.
/// </summary>
public interface ITrialFiles
{
    /// <summary>
    /// Gets the lease's data sets and the checkpoint that it goes on from, where this process does not have them. What the head does not
    /// have either is left out: the trial then starts at the beginning, or fails.
    /// </summary>
    /// <exception cref="Storage.StorageException">This machine's disk has no room for a data set, or refuses it.</exception>
    Task FetchAsync(Lease lease, CancellationToken cancellation);

    /// <summary>Hands a checkpoint to the head, which has it on its disk when this returns.</summary>
    /// <returns>false where the head has no room for it: the report then goes without.</returns>
    Task<bool> DeliverAsync(LeaseKey lease, CheckpointInfo checkpoint, CancellationToken cancellation);

    /// <summary>Removes what this process still has of an attempt that is over.</summary>
    void Forget(LeaseKey lease);
}
