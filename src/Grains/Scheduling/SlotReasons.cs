using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments;

namespace Orchestrator.Grains.Scheduling;

/// <summary>Why an experiment's next trials do not start in the slots that there are: each slot that is free is asked as if it asked.</summary>
/// <param name="id">The experiment.</param>
/// <param name="experiment">Its state.</param>
/// <param name="fleet">Knows what keeps a trial from a worker.</param>
/// <param name="directory">Knows what workers run.</param>
/// <param name="slots">The slots by whether they hold a lease.</param>
internal sealed class SlotReasons(string id, ExperimentProjection experiment, WorkerFleet fleet, ExperimentDirectory directory, ILookup<bool, SlotOffer> slots)
{
    private const string Busy = "every slot that it may have is busy";
    private const int MostNames = 3;

    /// <summary>The reason of each trial.</summary>
    /// <param name="trials">The trials that are next, in order.</param>
    public IReadOnlyList<string> Explain(IReadOnlyList<int> trials)
    {
        var free = ListFitting(isBusy: false);
        if (free.Count == 0) { return ExplainBusy(trials); }

        // A slot gets the first trial that it may have, or none: those after it wait for it.
        var first = new int?[free.Count];
        return [.. trials.Select(trial => Explain(trial, free, first))];
    }

    private List<string> ExplainBusy(IReadOnlyList<int> trials)
    {
        var reason = FindPreferred() is { } other ? $"{Busy}, and experiment {other} is further below its share" : Busy;
        return [.. trials.Select(trial => experiment.FindWhyAlone(trial) is { } why ? $"{reason}; {Admission.DescribeAlone(why)}" : reason)];
    }

    private string Explain(int trial, List<SlotOffer> free, int?[] first)
    {
        List<(string Reason, string? Worker)> obstacles = [];
        foreach (var (index, offer) in free.Index())
        {
            var worker = fleet.NameOf(offer.Request.WorkerId);
            if (experiment.FindAvoidance(trial, offer) is { } avoidance) { obstacles.Add((avoidance, worker)); }
            else if (first[index] is { } before) { obstacles.Add(($"it comes after trial {before}", null)); }
            else
            {
                first[index] = trial;
                if (FindObstacle(trial, offer) is { } obstacle) { obstacles.Add((obstacle, worker)); }
            }
        }

        return obstacles.Count == 0 ? $"{Busy}, or goes to experiments further below their share" : Join(obstacles);
    }

    private string? FindObstacle(int trial, SlotOffer offer) =>
        fleet.FindObstacle(experiment.NeedsOfNext(trial), offer.Request, directory.ListNeedsOn(offer.Request.WorkerId));

    private static string Join(IEnumerable<(string Reason, string? Worker)> obstacles) => string.Join(
        "; ", obstacles.GroupBy(one => one.Reason, one => one.Worker).Select(alike => alike.Key + Name([.. alike.OfType<string>().Distinct()])));

    private static string Name(IReadOnlyList<string> workers) => workers.Count == 0
        ? ""
        : $" ({string.Join(", ", workers.Take(MostNames))}{(workers.Count > MostNames ? $" and {workers.Count - MostNames} more" : "")})";

    /// <summary>The experiment that gets the next slot before this one, whichever becomes free; or null.</summary>
    private string? FindPreferred()
    {
        var first = ListFitting(isBusy: true).SelectMany(offer => SlotShares.Order(ShareClaim.List(directory.FindActive(), offer, NoneComing)).Take(1)).ToList();
        return first is [var preferred, ..] && !first.Contains(id) ? preferred : null;
    }

    // Slots of one worker and machine kind are as good as each other.
    private List<SlotOffer> ListFitting(bool isBusy)
    {
        var requirements = experiment.Requirements;
        return [.. slots[isBusy].Where(requirements.AreMetBy).DistinctBy(offer => (offer.Request.WorkerId, offer.Request.Kind, offer.KindOn(requirements.Device)))];
    }

    private static Dictionary<string, HashSet<(string WorkerId, int Slot)>> NoneComing { get; } = [];
}
