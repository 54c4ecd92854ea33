namespace Orchestrator.Bench.Cluster.Scaling;

/// <summary>The same sweep both ways, in s.</summary>
/// <param name="Together">One worker of two slots.</param>
/// <param name="Apart">Two workers of one slot.</param>
internal sealed record ScalingPair(double Together, double Apart)
{
    /// <summary>Throughput of two workers relative to that of one.</summary>
    public double Ratio => Together / Apart;
}
