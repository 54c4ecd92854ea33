namespace Orchestrator.Models.Training;

/// <summary>Finds losses that are no longer numbers.</summary>
internal static class Divergence
{
    /// <summary>Checks that every value is finite.</summary>
    /// <exception cref="TrainingException">One is not.</exception>
    public static void Check(int epoch, IEnumerable<KeyValuePair<string, double>> metrics)
    {
        foreach (var (name, value) in metrics.Where(metric => !double.IsFinite(metric.Value)))
        {
            throw new TrainingException(
                TrainingFailure.Diverged, epoch, $"{name} became {value} in epoch {epoch}; a lower learning rate may help.");
        }
    }
}
