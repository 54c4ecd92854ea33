using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Experiments;

/// <summary>Makes ready what an experiment needs that this process does not run yet, such as its data sets.</summary>
public interface IActivationGuard
{
    /// <summary>Returns when its trials can be trained here.</summary>
    /// <param name="spec">The experiment.</param>
    /// <param name="cancellation">Ends the loading.</param>
    /// <exception cref="StateConflictException">They cannot; the message says what is missing.</exception>
    Task CheckAsync(ExperimentSpec spec, CancellationToken cancellation);
}
