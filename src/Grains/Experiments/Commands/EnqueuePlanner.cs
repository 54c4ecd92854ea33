using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Sweeps.Parameters;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>
/// Parameter sets that are tried next: the next new settings of their families are theirs, from a recorded place on, and the cap grows
/// by their trials. What is there already is not enqueued unless that is asked for.
/// </summary>
internal static class EnqueuePlanner
{
    private const int MostNamed = 5;

    public static CommandPlan Plan(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        var spec = experiment.Spec;
        CheckSampler(spec, experiment);
        var places = new SetPlaces(spec, experiment);
        foreach (var set in ReadSets(spec, command)) { places.Add(set, command.Again); }

        return Commit(id, experiment, command, places, "enqueued as ");
    }

    /// <summary>The change of the specification that gives sets their places.</summary>
    /// <param name="id">The experiment's id.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="command">What was asked.</param>
    /// <param name="places">The sets.</param>
    /// <param name="verb">What became of them, in front of the trials' numbers.</param>
    public static CommandPlan Commit(string id, ExperimentProjection experiment, ExperimentCommand command, SetPlaces places, string verb)
    {
        if (places.Added.Count == 0) { return CommandPlan.Nothing(Join([.. places.Known, "Nothing changes; asked for again it would be trained once more."])); }

        var (spec, cap) = (experiment.Spec, places.FindCap());
        var enqueued = spec with { EnqueuedLater = [.. spec.EnqueuedLater ?? [], .. places.Added], RunCap = cap };
        var trials = verb + (places.Trials.Count == 1 && spec.Repeats == 1 ? "trial " : "trials ") + Name(places.Trials.Select(Text));
        var growth = $"run_cap {spec.RunCap} to {cap}";
        var change = $"{trials}: {Name(places.Added.Select(one => SetPlaces.TextOf(one.Parameters)))}, {growth}";
        return new(
            [new SpecificationChanged(id, enqueued, SpecHash.Of(enqueued), SearchPlan.For(enqueued).Planned, null, change, command.By, experiment.State)],
            Join([$"{char.ToUpperInvariant(trials[0])}{trials[1..]}; {growth}.", .. places.Known]));
    }

    /// <summary>Checks that settings may come from outside.</summary>
    /// <exception cref="InvalidCommandException">They may not.</exception>
    public static void CheckSampler(ExperimentSpec spec, ExperimentProjection experiment)
    {
        if (experiment.Numbering.IsFinite)
        {
            throw new InvalidCommandException("Its trials are a whole grid: every setting that its values allow is among them, each once; another sweep file makes another experiment.");
        }

        if (spec.Pruner?.Name == "pbt")
        {
            throw new InvalidCommandException("Its settings are a population, which takes none from outside: with another member it would have gone another way.");
        }
    }

    private static IReadOnlyList<IReadOnlyList<ParameterAssignment>> ReadSets(ExperimentSpec spec, ExperimentCommand command)
    {
        if (command.Sets.Count == 0) { throw new InvalidCommandException("enqueue needs a parameter set, for example 'learning_rate=0.001,batch_size=128'."); }

        var count = command.Sets.Count + (spec.EnqueuedLater?.Count ?? 0);
        return count <= EnqueueReader.MaxSets
            ? TypedSets.Read(spec, command.Sets)
            : throw new InvalidCommandException($"At most {EnqueueReader.MaxSets} sets are enqueued into one experiment, but with these there would be {count}.");
    }

    private static string Text((int First, int Last) trials) => trials.First == trials.Last ? $"{trials.First}" : $"{trials.First} to {trials.Last}";

    private static string Name(IEnumerable<string> all)
    {
        string[] names = [.. all];
        return string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "");
    }

    private static string Join(IEnumerable<string> sentences) => string.Join(' ', sentences);
}
