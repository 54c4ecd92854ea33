using System.Diagnostics;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Workers;

namespace Orchestrator.Bench.Cluster.Load;

/// <summary>Measures how long a report takes until its answer is there.</summary>
internal sealed class TimedCarrier(IReportCarrier inner, Latencies latencies) : IReportCarrier
{
    /// <inheritdoc/>
    public async Task<Verdict> SendAsync(EpochReport report)
    {
        var clock = Stopwatch.StartNew();
        var verdict = await inner.SendAsync(report);
        latencies.Add(clock.Elapsed);
        return verdict;
    }
}
