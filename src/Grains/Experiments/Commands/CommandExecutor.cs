using Orchestrator.Abstractions.Commands;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Carries commands out in the ledger, one at a time. It needs no silo: workers are told by the grain.</summary>
internal sealed class CommandExecutor(ILedger ledger, ExperimentDirectory directory, CheckpointStore checkpoints) : IDisposable
{
    /// <summary>A command is planned anew when the experiment moved meanwhile; it moves a few times at most.</summary>
    private const int MostTries = 10;

    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <exception cref="KeyNotFoundException">There is no such experiment or trial.</exception>
    /// <exception cref="StateConflictException">It is not allowed where the experiment or the trial stands.</exception>
    /// <exception cref="InvalidCommandException">A value of the command is not allowed in any state.</exception>
    public async Task<CommandResult> ExecuteAsync(string id, ExperimentCommand command)
    {
        await _gate.WaitAsync();
        try
        {
            var experiment = directory.Get(id);
            // Nobody runs what is not active: its leases are those of an owner that is gone.
            if (!directory.IsActive(id)) { await ExperimentRecovery.ReturnLostLeasesAsync(ledger, directory, id); }

            return await CarryOutAsync(id, experiment, command);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<CommandResult> CarryOutAsync(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        var plan = CommandTable.ChangesPlan(command.Kind) ? await RecordHeldAsync(id, experiment, command) : await RecordAsync(id, experiment, command);
        if (plan.Events.Count > 0) { await FinishAsync(id, experiment, command); }

        return new(id, experiment.State, plan.Events.Count > 0, plan.Message);
    }

    // Nothing is decided between the planning and the commit: so what the command adds has one place in the order of decisions.
    private async Task<CommandPlan> RecordHeldAsync(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        try
        {
            using var held = await experiment.HoldAsync();
            return await RecordAsync(id, experiment, command);
        }
        catch (TimeoutException)
        {
            throw new StateConflictException($"Experiment {id}: what it has decided is still being written; try again.");
        }
        finally
        {
            // Its last trial may have ended meanwhile.
            await ExperimentEnding.EndIfDoneAsync(ledger, experiment, id);
        }
    }

    private async Task<CommandPlan> RecordAsync(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var plan = CommandPlanner.Plan(id, experiment, command);
            if (plan.Events.Count == 0 || await ledger.AppendAsync(plan.Events) == AppendResult.Accepted) { return plan; }
        }

        throw new StateConflictException($"Experiment {id} changed while the command was on its way; try again.");
    }

    private async Task FinishAsync(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        if (command.Kind == CommandKind.Delete) { checkpoints.DeleteAll(id); }
        else { await ExperimentEnding.EndIfDoneAsync(ledger, experiment, id); }
    }
}
