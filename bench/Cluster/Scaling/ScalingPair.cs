namespace Orchestrator.Bench.Cluster.Scaling;

/// <summary>The same sweeps both ways.</summary>
/// <param name="Together">One worker of two slots.</param>
/// <param name="Apart">Two workers of one slot.</param>
internal sealed record ScalingPair(ScalingTimes Together, ScalingTimes Apart)
{
    /// <summary>Throughput of two workers relative to that of one, on the first sweep.</summary>
    public double FirstRatio => Together.First / Apart.First;

    /// <summary>The same on workers that have trained before.</summary>
    public double WarmRatio => Together.Warm / Apart.Warm;
}
