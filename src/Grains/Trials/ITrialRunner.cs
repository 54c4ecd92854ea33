using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Trials;

/// <summary>Trains one attempt; the only door to torch. Called on the slot's own thread.</summary>
public interface ITrialRunner
{
    /// <summary>Trains until the last epoch, a failure, or a cancellation.</summary>
    /// <param name="lease">What to train.</param>
    /// <param name="slot">The slot that trains it, from 0: it tells on which GPU.</param>
    /// <param name="observer">Told of every epoch and of progress within one.</param>
    /// <param name="cancellation">Ends the attempt within one batch.</param>
    /// <returns>Completed or Failed; Pending when canceled.</returns>
    /// <exception cref="OutOfMemoryException">Memory, of the processor or of a GPU, did not suffice.</exception>
    TrialOutcome Run(Lease lease, int slot, ITrialObserver observer, CancellationToken cancellation);
}
