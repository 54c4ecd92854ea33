using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Names;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Sweeps.Parameters;
using Orchestrator.Grains.Sweeps.Yaml;
using Orchestrator.Grains.Trials;
using Orchestrator.Models.Catalog;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>
/// A new trial that goes on from a kept checkpoint of another, with some parameters changed that do not shape the network. It has a place
/// as an enqueued set has; neither the sampler nor the pruner compares it with those that begin at the beginning.
/// </summary>
internal static class ForkPlanner
{
    private const string Epochs = "epochs";

    public static CommandPlan Plan(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        var spec = experiment.Spec;
        EnqueuePlanner.CheckSampler(spec, experiment);
        if (spec.Repeats > 1) { throw new InvalidCommandException($"Its settings have {spec.Repeats} trials each, which share their parameters and begin together: a fork is one trial."); }

        if (command is not { Trials: [var number], Sets: [var text] }) { throw new InvalidCommandException("fork needs one trial and what changes, for example trial 3 and 'learning_rate=0.0001'."); }

        if (experiment.FindState(number) is null) { throw new KeyNotFoundException($"Experiment {id} has no trial {number}."); }

        var parent = experiment.GetTrial(number);
        var epoch = FindEpoch(experiment, number, command.Epoch);
        var setting = Change(parent, ReadChanges(parent, text));
        CheckEpochs(spec, parent, setting, epoch);
        var places = new SetPlaces(spec, experiment);
        places.AddFork(setting, number, epoch, isAnyEpoch: command.Epoch is null, command.Again);
        return EnqueuePlanner.Commit(id, experiment, command, places, $"trial {number} forked at epoch {epoch} as ");
    }

    private static int FindEpoch(ExperimentProjection experiment, int number, int? asked)
    {
        int[] kept = [.. experiment.ListCheckpoints(number).Select(checkpoint => checkpoint.Epoch)];
        return kept.Length == 0 ? throw new StateConflictException($"Trial {number} keeps no checkpoint.")
            : asked is null ? kept[^1]
            : kept.Contains(asked.Value) ? asked.Value
            : throw new StateConflictException($"Trial {number} keeps no checkpoint of epoch {asked}; it keeps {string.Join(", ", kept)}.");
    }

    private static IReadOnlyList<ParameterAssignment> ReadChanges(TrialSpec parent, string text)
    {
        var problems = new Problems();
        string[] allowed = [.. ParameterCatalog.All.Where(one => one.IsTunable && one.Models.Contains(parent.Model)).Select(one => one.Name), Epochs];
        return TypedSets.Read([text], Read, problems)[0];

        ParameterAssignment? Read(YamlEntry entry)
        {
            var name = entry.Key.Text;
            if (allowed.Contains(name))
            {
                return new ValueReader(ParameterCatalog.Find(name)!, problems).Read(entry.Value) is { } value ? new ParameterAssignment(name, value) : null;
            }

            problems.Error(entry.Key.At, $"{Phrases.Quote(name)} cannot change while a {parent.Model} trains; {Phrases.Or(allowed)} can"
                + NearestName.Suggest(name, allowed));
            return null;
        }
    }

    private static IReadOnlyList<ParameterAssignment> Change(TrialSpec parent, IReadOnlyList<ParameterAssignment> changes)
    {
        IReadOnlyList<ParameterAssignment> setting =
        [
            .. parent.Parameters.Select(one => changes.FirstOrDefault(change => change.Name == one.Name) is { Name: not null } change ? change : one),
            .. changes.Where(change => parent.Parameters.All(one => one.Name != change.Name)).OrderBy(change => change.Name, StringComparer.Ordinal),
        ];
        return setting.SequenceEqual(parent.Parameters)
            ? throw new InvalidCommandException($"Trial {parent.Number} has these values itself: a fork changes one at least.")
            : setting;
    }

    private static void CheckEpochs(ExperimentSpec spec, TrialSpec parent, IReadOnlyList<ParameterAssignment> setting, int epoch)
    {
        var last = TrialEpochs.Of(spec).Of(setting);
        if (last <= epoch)
        {
            throw new InvalidCommandException($"It begins after epoch {epoch} of trial {parent.Number} and would end at epoch {last}: give it more epochs.");
        }
    }
}
