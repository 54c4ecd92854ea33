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

    /// <summary>Does what a person asks of an experiment; durable when it returns.</summary>
    /// <param name="id">The experiment's full id.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="cancellation">Gives up waiting; the command may still be carried out.</param>
    /// <exception cref="KeyNotFoundException">There is no such experiment or trial.</exception>
    /// <exception cref="StateConflictException">It is not allowed where the experiment or the trial stands.</exception>
    /// <exception cref="InvalidCommandException">A value of the command is not allowed in any state.</exception>
    Task<CommandResult> ExecuteAsync(string id, ExperimentCommand command, CancellationToken cancellation);
}
