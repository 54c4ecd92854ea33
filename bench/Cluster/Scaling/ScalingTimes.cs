namespace Orchestrator.Bench.Cluster.Scaling;

/// <summary>How long the same sweep took twice on the same workers, in s.</summary>
/// <param name="First">By workers that had not trained before.</param>
/// <param name="Warm">By the same workers afterwards.</param>
internal sealed record ScalingTimes(double First, double Warm);
