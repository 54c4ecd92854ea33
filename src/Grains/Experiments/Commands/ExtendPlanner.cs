using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>More trials, more epochs: the experiment becomes what a larger cap, or more epochs, would have given.</summary>
internal static class ExtendPlanner
{
    public static CommandPlan Plan(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        if (command.RunCap is null && command.Epochs is null)
        {
            throw new InvalidCommandException("extend needs a larger run_cap, more epochs or both.");
        }

        List<string> changes = [];
        var spec = ExtendTrials(experiment.Spec, command.RunCap, changes);
        var epochs = EpochsExtension.FindChange(spec, command.Epochs, changes);
        if (changes.Count == 0) { return CommandPlan.Nothing("It has as many already."); }

        if (epochs is { } number)
        {
            CheckNoneRuns(id, experiment);
            spec = EpochsExtension.Apply(spec, number);
        }

        var change = string.Join(", ", changes);
        List<LedgerEvent> events = [new SpecificationChanged(id, spec, SpecHash.Of(spec), SearchPlan.For(spec).Planned, epochs, change, command.By, experiment.State)];
        int[] completed = epochs is null ? [] : [.. experiment.ListIn(TrialState.Completed).Where(trial => !SettingEpochs.Has(experiment.GetTrial(trial).Parameters, epochs.Value))];
        if (completed.Length > 0) { events.Add(new TrialsReopened(id, completed, TrialState.Completed, change, command.By)); }

        return new(events, $"It is extended: {change}.");
    }

    private static ExperimentSpec ExtendTrials(ExperimentSpec spec, int? runCap, List<string> changes)
    {
        if (runCap is not { } cap || cap == spec.RunCap) { return spec; }

        if (spec.RunCap is not { } old)
        {
            throw new InvalidCommandException("Its trials are a whole grid: there are no more to add; a sweep file with more values makes another experiment.");
        }

        // Where the cap ended the copying, its worst trained on instead; with a larger cap they would have been replaced.
        if (spec.Pruner?.Name == "pbt")
        {
            throw new InvalidCommandException("Its population was trained for this run_cap: with another one it would have gone another way from an earlier trial on.");
        }

        if (cap < old || cap > RunCaps.Max)
        {
            throw new InvalidCommandException($"run_cap must be in [{old}, {RunCaps.Max}], since {old} are planned already, but got {cap}.");
        }

        var extended = spec with { RunCap = cap };
        if (SearchPlan.For(extended).Planned == SearchPlan.For(spec).Planned)
        {
            throw new InvalidCommandException($"Its grid has {SearchPlan.For(spec).Planned} trials and no more.");
        }

        changes.Add($"run_cap {old} to {cap}");
        return extended;
    }

    private static void CheckNoneRuns(string id, ExperimentProjection experiment)
    {
        if (experiment.State is ExperimentState.Running or ExperimentState.Pausing)
        {
            throw new StateConflictException($"Experiment {id} is {experiment.State}: its epochs change only while no trial runs; pause it first.");
        }
    }
}
