using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Charts;

/// <summary>How a family's best value came down (or up) with the trials.</summary>
internal static class BestSoFar
{
    /// <summary>The family's improvements, the last of which stands until the newest trial.</summary>
    /// <param name="family">The family.</param>
    /// <param name="objective">What ranks it.</param>
    /// <param name="improvements">Of all families, by trial number.</param>
    /// <param name="newest">The newest trial's number.</param>
    public static ChartSeries Of(FamilySpec family, Objective objective, IEnumerable<ImprovementRow> improvements, int newest)
    {
        List<ChartPoint> points =
            [.. improvements.Where(row => row.Family == family.Name).Select(row => new ChartPoint(row.Trial, row.Value))];
        if (points is [.., var last] && last.X < newest)
        {
            points.Add(new(newest, last.Y));
        }

        return new($"best {objective.Metric}", points);
    }
}
