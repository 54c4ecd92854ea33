namespace Orchestrator.Abstractions.Queries;

/// <summary>Uses trained models to show their codes. Computed when asked for, from the newest checkpoint; recorded nowhere.</summary>
public interface ILatentReader
{
    /// <summary>The codes of the first test images, at most 1,000.</summary>
    /// <param name="experiment">The trial's experiment.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="LatentException">The model has no code, or its checkpoint or the data set is not at hand.</exception>
    Task<LatentView> GetAsync(ExperimentDetail experiment, TrialDetail trial, CancellationToken cancellation);
}
