using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Reading;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Experiments.Decisions;

/// <summary>Decides an experiment anew from the results in its ledger.</summary>
public static class ExperimentReplay
{
    /// <summary>Compares every decision of an experiment with what its search comes to.</summary>
    /// <param name="database">A database file; it is only read.</param>
    /// <param name="id">An experiment that it has.</param>
    public static ReplayResult Run(string database, string id)
    {
        var events = LedgerLoader.Load(database, id);
        var created = (ExperimentCreated)events[0].Event;
        return ExperimentSearch.IsNeeded(created.Spec) ? ReplaySearch(created, events) : ReplayPlan(created, events);
    }

    private static ReplayResult ReplaySearch(ExperimentCreated created, IReadOnlyList<CommittedEvent> events)
    {
        var (search, state) = (new SearchLog(created.ExperimentId, created.Spec), ExperimentState.Pending);
        foreach (var one in events.Select(committed => committed.Event).TakeWhile(_ => search.Difference is null))
        {
            if (one is SpecificationChanged changed) { search.Change(changed.Spec); }

            if (one is ExperimentStateChanged moved) { state = moved.To; }

            search.Apply(one);
        }

        var isShort = state == ExperimentState.Completed && search.ListDue(1).Count > 0;
        return new(search.Compared, search.Difference ?? (isShort ? "the ledger ends before the search does" : null));
    }

    // Nothing depends on results: what is decided is which parameters each trial has.
    private static ReplayResult ReplayPlan(ExperimentCreated created, IReadOnlyList<CommittedEvent> events)
    {
        var (plan, compared) = (SearchPlan.For(created.Spec), 0L);
        foreach (var one in events.Select(committed => committed.Event))
        {
            if (one is SpecificationChanged changed) { plan = SearchPlan.For(changed.Spec); }

            if (one is not TrialCreated { Trial: var trial }) { continue; }

            compared++;
            if (plan.TrialAt(trial.Number) is not { } own || own.Origin != trial.Origin || !own.Parameters.SequenceEqual(trial.Parameters))
            {
                return new(compared, $"trial {trial.Number} has other parameters than the plan gives it");
            }
        }

        return new(compared, null);
    }
}
