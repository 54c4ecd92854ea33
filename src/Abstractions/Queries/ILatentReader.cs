using Orchestrator.Abstractions.Queries.Traversals;

namespace Orchestrator.Abstractions.Queries;

/// <summary>Uses trained models to show their codes. Computed when asked for; recorded nowhere.</summary>
public interface ILatentReader
{
    /// <summary>The codes that the newest checkpoint gives the first test images, at most 1,000.</summary>
    /// <param name="experiment">The trial's experiment.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LatentException">The model has no code, or its checkpoint or the data set is not at hand.</exception>
    Task<LatentView> GetAsync(ExperimentDetail experiment, TrialDetail trial, CancellationToken cancellation);

    /// <summary>What the model makes of codes that change step by step; their spread is that of the first test images, at most 1,000.</summary>
    /// <param name="experiment">The trial's experiment.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="checkpoint">The one of its checkpoints to use.</param>
    /// <param name="request">What to show.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LatentException">The checkpoint or the data set is not at hand.</exception>
    /// <exception cref="TraversalException">The model has no such dimension, image or kind of grid.</exception>
    Task<TraversalView> TraverseAsync(
        ExperimentDetail experiment, TrialSummary trial, CheckpointRow checkpoint, TraversalRequest request, CancellationToken cancellation);
}
