using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.Output;

/// <summary>Experiments as a table.</summary>
internal static class ExperimentTable
{
    public static DataTable Of(IEnumerable<ExperimentSummary> experiments)
    {
        var table = new DataTable(["id", "name", "state", "trials", "best", "created", "seconds"]);
        foreach (var item in experiments)
        {
            var best = string.Join(" ", item.Best.Select(entry => $"{entry.Metric}={Words.Number(entry.Value)} ({entry.Model} {entry.Trial})"));
            table.Add(item.Id, item.Name, item.State.ToString(), Words.Counts(item.Trials, item.Planned), best,
                item.CreatedAt.ToString("u"), item.Seconds.ToString("F1"));
        }

        return table;
    }
}
