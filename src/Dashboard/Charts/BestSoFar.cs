using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Dashboard.Charts;

/// <summary>How a family's best value came down (or up) with the trials.</summary>
internal static class BestSoFar
{
    /// <summary>The best value among Completed trials up to each one's number; NaN is never a best.</summary>
    public static ChartSeries Of(FamilySpec family, Objective objective, IEnumerable<TrialSummary> trials)
    {
        var best = double.NaN;
        List<ChartPoint> points = [];
        foreach (var trial in trials.Where(trial => trial.Family == family.Name && trial.State == TrialState.Completed))
        {
            if (trial.Objective is { } value && !double.IsNaN(value))
            {
                best = objective.Compare(value, best) < 0 ? value : best;
                points.Add(new(trial.Number, best));
            }
        }

        return new($"best {objective.Metric}", points);
    }
}
