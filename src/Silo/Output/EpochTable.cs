using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.Output;

/// <summary>A trial's epochs as a table.</summary>
internal static class EpochTable
{
    public static DataTable Of(TrialDetail trial)
    {
        var metrics = trial.Epochs.SelectMany(row => row.Metrics.Select(metric => metric.Name)).Distinct().ToList();
        var table = new DataTable(["epoch", .. metrics, "seconds", "images/s"]);
        foreach (var row in trial.Epochs)
        {
            var values = row.Metrics.ToDictionary(metric => metric.Name, metric => metric.Value);
            table.Add([row.Epoch.ToString(), .. metrics.Select(name => Words.Number(values.TryGetValue(name, out var value) ? value : null)),
                row.Seconds.ToString("F2"), row.ImagesPerSecond.ToString("F0")]);
        }

        return table;
    }
}
