using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments.Commands;

/// <summary>Trials get tags or lose them; those that have them so already are left out.</summary>
internal static class TagPlanner
{
    private const int MostTrials = 50_000;

    public static CommandPlan Plan(string id, ExperimentProjection experiment, ExperimentCommand command)
    {
        var (added, removed) = (Read(command.AddTags), Read(command.RemoveTags));
        Check(command, added, removed);
        List<int> changed = [.. command.Trials.Distinct().Order().Where(number => Changes(TagsOf(id, experiment, number), number, added, removed))];
        return changed.Count == 0
            ? CommandPlan.Nothing(TrialWords.Count(command.Trials.Distinct().Count(), "is", "are") + " tagged so already.")
            : new([new TrialsTagged(id, changed, added, removed, command.By)], Describe(changed, added, removed));
    }

    private static void Check(ExperimentCommand command, string[] added, string[] removed)
    {
        if (added.Length + removed.Length == 0) { throw new InvalidCommandException($"tag needs a tag to add or to remove: {TrialTags.Rule}."); }

        if (added.Intersect(removed).FirstOrDefault() is { } both) { throw new InvalidCommandException($"'{both}' cannot be added and removed at once."); }

        if (command.Trials.Count is 0 or > MostTrials) { throw new InvalidCommandException($"tag needs 1 to {MostTrials} trials, but got {command.Trials.Count}."); }
    }

    private static string[] Read(IReadOnlyList<string> texts) => [.. texts.Select(text => TrialTags.Read(text)
        ?? throw new InvalidCommandException($"'{Shorten(text)}' is no tag: {TrialTags.Rule}.")).Distinct().Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> TagsOf(string id, ExperimentProjection experiment, int number) =>
        experiment.FindTags(number) ?? throw new KeyNotFoundException($"Experiment {id} has no trial {number}.");

    private static bool Changes(IReadOnlyList<string> tags, int number, string[] added, string[] removed)
    {
        var count = tags.Union(added).Except(removed).Count();
        return count <= TrialTags.MaxCount
            ? added.Except(tags).Any() || removed.Intersect(tags).Any()
            : throw new InvalidCommandException($"A trial has at most {TrialTags.MaxCount} tags, but trial {number} would have {count}.");
    }

    private static string Describe(List<int> trials, string[] added, string[] removed)
    {
        string[] parts =
        [
            .. added.Length > 0 ? [$"tagged {string.Join(", ", added)}"] : Array.Empty<string>(),
            .. removed.Length > 0 ? [$"no longer tagged {string.Join(", ", removed)}"] : Array.Empty<string>(),
        ];
        return $"{(trials.Count == 1 ? $"Trial {trials[0]} is" : $"{trials.Count} trials are")} {string.Join(" and ", parts)}.";
    }

    private static string Shorten(string text) => text.Length <= TrialTags.MaxLength ? text : text[..TrialTags.MaxLength] + "…";
}
