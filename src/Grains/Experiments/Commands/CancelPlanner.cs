using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Some running trials are Canceled, under the leases that they have; the experiment goes on without them.</summary>
internal static class CancelPlanner
{
    public static CommandPlan Plan(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        var trials = command.Trials.Distinct().Order().ToList();
        var states = trials.ConvertAll(number => experiment.FindState(number)
            ?? throw new KeyNotFoundException($"Experiment {id} has no trial {number}."));
        List<LedgerEvent> events =
            [.. trials.Select(experiment.FindRunning).OfType<LeaseKey>().Select(lease => new TrialEnded(new(lease, TrialState.Canceled), null, command.By))];
        if (events.Count > 0) { return new(events, TrialWords.Count(events.Count, "is", "are") + " canceled; what the search plans goes on."); }

        return (trials, states) switch
        {
            (_, _) when states.TrueForAll(state => state == TrialState.Canceled) => CommandPlan.Nothing(TrialWords.Count(trials.Count, "is", "are") + " Canceled already."),
            ([var only], [var state]) => throw new StateConflictException($"Trial {only} is {state}: only a Running one is canceled."),
            _ => throw new StateConflictException($"None of these {trials.Count} trials runs: only Running ones are canceled."),
        };
    }
}
