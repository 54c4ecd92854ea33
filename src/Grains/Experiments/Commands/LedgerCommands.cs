using Orchestrator.Abstractions.Commands;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Commands for who owns a database and runs nothing: they are recorded, and hold for whoever runs the experiment next.</summary>
public static class LedgerCommands
{
    /// <summary>Carries a command out.</summary>
    /// <param name="ledger">The ledger, without an applier so far.</param>
    /// <param name="checkpoints">Where checkpoints lie.</param>
    /// <param name="id">The experiment's full id.</param>
    /// <param name="command">What is asked.</param>
    /// <exception cref="KeyNotFoundException">There is no such experiment or trial.</exception>
    /// <exception cref="StateConflictException">It is not allowed where the experiment or the trial stands.</exception>
    /// <exception cref="InvalidCommandException">A value of the command is not allowed in any state.</exception>
    public static async Task<CommandResult> ExecuteAsync(ILedger ledger, CheckpointStore checkpoints, string id, ExperimentCommand command)
    {
        using var executor = new CommandExecutor(ledger, new(ledger), checkpoints);
        return await executor.ExecuteAsync(id, command);
    }
}
