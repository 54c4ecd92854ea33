using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments;

namespace Orchestrator.Grains.Scheduling;

/// <summary>Why trials do not run yet, by asking what decides on them. Safe to call from any thread.</summary>
internal sealed class WaitReasons(WorkerFleet fleet, ExperimentDirectory directory)
{
    /// <summary>So many trials of an experiment are explained one by one.</summary>
    public const int Most = 20;

    /// <summary>The experiments whose trials are given out, each with the reasons for which its trials wait.</summary>
    public IReadOnlyList<(string Id, ExperimentProjection Experiment, IReadOnlyList<TrialWait> Waits)> List()
    {
        var (workers, offers, busy) = (fleet.ListAbilities(), fleet.ListOffers(), directory.ListBusy());
        var slots = offers.ToLookup(offer => busy.Contains((offer.Request.WorkerId, offer.Request.Slot)));
        return [.. from entry in directory.FindActive() select (entry.Id, entry.Experiment, (IReadOnlyList<TrialWait>)Find(entry.Id, entry.Experiment, workers, slots))];
    }

    private TrialWait[] Find(string id, ExperimentProjection experiment, IReadOnlyList<WorkerAbilities> workers, ILookup<bool, SlotOffer> slots)
    {
        if (ExperimentTransitions.IsEnded(experiment.State)) { return []; }

        var common = experiment.Bar ?? experiment.Requirements.FindMissing(workers);
        // It has no next trial: all of them wait.
        if (common is not null && IsResting(experiment.State)) { return [new([], experiment.Waiting, common)]; }

        var (first, count) = experiment.ListNext(Most);
        var reasons = common is null ? new SlotReasons(id, experiment, fleet, directory, slots).Explain(first) : [.. first.Select(_ => common)];
        return [.. Group(first, reasons), .. ListRest(experiment, first.Count, count)];
    }

    private static bool IsResting(ExperimentState state) => state is ExperimentState.Pausing or ExperimentState.Paused or ExperimentState.Stopping;

    private static IEnumerable<TrialWait> Group(IReadOnlyList<int> trials, IReadOnlyList<string> reasons) =>
        from one in trials.Zip(reasons)
        group one.First by one.Second into alike
        select new TrialWait([.. alike], alike.Count(), alike.Key);

    private static List<TrialWait> ListRest(ExperimentProjection experiment, int shown, int next)
    {
        var (after, undecided) = (next - shown, experiment.Waiting - next);
        List<TrialWait> rest = [];
        if (after > 0) { rest.Add(new([], after, "they come after these")); }

        if (undecided > 0 && experiment.WhyUndecided is { } why) { rest.Add(new([], undecided, why)); }

        return rest;
    }
}
