using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Failed trials are tried again, from their newest checkpoint; of several that are named those that have failed.</summary>
internal static class RetryPlanner
{
    public static CommandPlan Plan(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        if (command.Trials is [var one] && FindObstacle(id, experiment, one) is { } obstacle) { return obstacle; }

        var trials = command.Trials.Count == 0 ? experiment.ListIn(TrialState.Failed) : ListFailed(id, experiment, command.Trials);
        if (trials.Count == 0) { return CommandPlan.Nothing("No trial has failed."); }

        var message = trials.Count == 1 ? $"Trial {trials[0]} is tried again." : $"{trials.Count} trials are tried again.";
        return new([new TrialsReopened(id, trials, TrialState.Failed, "a person asked to retry", command.By)], message);
    }

    private static IReadOnlyList<int> ListFailed(string id, ExperimentProjection experiment, IReadOnlyList<int> named) =>
        [.. named.Distinct().Order().Where(number => StateOf(id, experiment, number) == TrialState.Failed)];

    private static CommandPlan? FindObstacle(string id, ExperimentProjection experiment, int number) => StateOf(id, experiment, number) switch
    {
        TrialState.Failed => null,
        TrialState.Pending or TrialState.Running => CommandPlan.Nothing($"Trial {number} is {experiment.FindState(number)} already."),
        var state => throw new StateConflictException($"Trial {number} is {state}: only a Failed one is tried again."),
    };

    private static TrialState StateOf(string id, ExperimentProjection experiment, int number) =>
        experiment.FindState(number) ?? throw new KeyNotFoundException($"Experiment {id} has no trial {number}.");
}
