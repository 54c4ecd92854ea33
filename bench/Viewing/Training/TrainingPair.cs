namespace Orchestrator.Bench.Viewing.Training;

/// <summary>The same sweep with nobody there and with people who look at it, in s.</summary>
/// <param name="Alone">With nobody there.</param>
/// <param name="Viewed">With viewers.</param>
/// <param name="Views">Pages that they were given meanwhile.</param>
internal sealed record TrainingPair(double Alone, double Viewed, int Views)
{
    /// <summary>The share of throughput that viewers cost.</summary>
    public double Cost => 1 - (Alone / Viewed);
}
