using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Turns a command into events, as the table of commands and the experiment allow. Changes nothing.</summary>
internal static class CommandPlanner
{
    /// <exception cref="KeyNotFoundException">There is no such trial.</exception>
    /// <exception cref="StateConflictException">It is not allowed where the experiment or the trial stands.</exception>
    /// <exception cref="InvalidCommandException">A value is not allowed in any state.</exception>
    public static CommandPlan Plan(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        if (command is { Kind: CommandKind.Cancel, Trials.Count: > 0 }) { return CancelPlanner.Plan(id, experiment, command); }

        var state = experiment.State;
        var target = CommandTable.FindTarget(command.Kind, state)
            ?? throw new StateConflictException(CommandTable.Refuse(id, state, command.Kind));
        return command.Kind switch
        {
            CommandKind.Extend => AndMove(ExtendPlanner.Plan(id, experiment, command), id, state, target, command),
            CommandKind.Enqueue => AndMove(EnqueuePlanner.Plan(id, experiment, command), id, state, target, command),
            CommandKind.Fork => AndMove(ForkPlanner.Plan(id, experiment, command), id, state, target, command),
            CommandKind.Retry => AndMove(RetryPlanner.Plan(id, experiment, command), id, state, target, command),
            CommandKind.Tag => TagPlanner.Plan(id, experiment, command),
            CommandKind.Set => SharesPlanner.Plan(id, experiment, command),
            CommandKind.Delete => Delete(id, experiment, command),
            _ => Move(id, state, target, command),
        };
    }

    private static CommandPlan Move(string id, ExperimentState from, ExperimentState to, ExperimentCommand command) => from == to
        ? CommandPlan.Nothing($"It is {from} already.")
        : new([new ExperimentStateChanged(id, from, to, CommandText.Reason(command.Kind), command.By)], CommandText.Announce(to));

    // An experiment that has ended goes on when there is something to do again.
    private static CommandPlan AndMove(CommandPlan plan, string id, ExperimentState from, ExperimentState to, ExperimentCommand command) =>
        plan.Events.Count == 0 || from == to
            ? plan
            : plan with { Events = [.. plan.Events, new ExperimentStateChanged(id, from, to, plan.Message, command.By)] };

    private static CommandPlan Delete(string id, ExperimentProjection experiment, ExperimentCommand command) => new(
        [new ExperimentDeleted(id, experiment.Spec.Name, experiment.CountTrials().Created, command.By)],
        "It is deleted, its samples and checkpoints too.");
}
