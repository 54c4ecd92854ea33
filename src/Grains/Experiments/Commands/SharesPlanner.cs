using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Another share of the slots, from the next free one on.</summary>
internal static class SharesPlanner
{
    public static CommandPlan Plan(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        var spec = experiment.Spec;
        var weight = command.Weight ?? spec.Weight;
        var maxSlots = command.MaxSlots is { } given ? (given == 0 ? null : given) : spec.MaxSlots;
        Check(command);
        if (weight == spec.Weight && maxSlots == spec.MaxSlots) { return CommandPlan.Nothing("It has that share already."); }

        var change = $"weight {weight}, {(maxSlots is null ? "no max_slots" : $"max_slots {maxSlots}")}";
        var changed = spec with { Weight = weight, MaxSlots = maxSlots };
        return new(
            [new SpecificationChanged(id, changed, SpecHash.Of(changed), experiment.Planned, null, change, command.By)],
            $"It has {change} from the next free slot on.");
    }

    private static void Check(ExperimentCommand command)
    {
        if (command is { Weight: null, MaxSlots: null }) { throw new InvalidCommandException("set needs a weight, max_slots or both."); }

        if (command.Weight is { } weight && !(weight is >= ExperimentSpec.MinWeight and <= ExperimentSpec.MaxWeight))
        {
            throw new InvalidCommandException(
                $"weight must be a number in [{ExperimentSpec.MinWeight}, {ExperimentSpec.MaxWeight}], but got {weight}.");
        }

        if (command.MaxSlots is < 0 or > ExperimentSpec.LargestMaxSlots)
        {
            throw new InvalidCommandException(
                $"max_slots must be an integer in [1, {ExperimentSpec.LargestMaxSlots}], or 0 for no bound, but got {command.MaxSlots}.");
        }
    }
}
