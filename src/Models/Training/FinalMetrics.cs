namespace Orchestrator.Models.Training;

/// <summary>Names of figures on the test images where others select the model.</summary>
internal static class FinalMetrics
{
    private const string Prefix = "final_";

    /// <summary>The same figures under their names for the test images.</summary>
    public static IEnumerable<KeyValuePair<string, double>> Of(IEnumerable<KeyValuePair<string, double>> metrics) =>
        metrics.Select(metric => KeyValuePair.Create(Prefix + metric.Key, metric.Value));
}
