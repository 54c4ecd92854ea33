using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Abstractions.Commands;

/// <summary>Actions on experiments; they go to grains, never to the database.</summary>
public interface IExperimentCommands
{
    /// <summary>Records an experiment and starts giving out its trials.</summary>
    /// <param name="spec">The resolved specification.</param>
    /// <param name="source">The sweep file as the user wrote it.</param>
    /// <param name="cancellation">Gives up waiting; the experiment may still be recorded.</param>
    /// <returns>The experiment's id.</returns>
    Task<string> SubmitAsync(ExperimentSpec spec, string source, CancellationToken cancellation);
}
