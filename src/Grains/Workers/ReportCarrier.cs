using System.Collections.Concurrent;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Workers;

/// <summary>
/// Carries the reports of a process. While calls to an experiment are under way, further reports to it wait and then go together: a call
/// costs more than what it says, and many slots end epochs within the time of one commit.
/// </summary>
/// <param name="grains">The way to the experiments.</param>
public sealed class ReportCarrier(GrainAccess grains) : IReportCarrier
{
    private readonly ConcurrentDictionary<string, ReportLane> _lanes = [];

    /// <inheritdoc/>
    public Task<Verdict> SendAsync(EpochReport report) =>
        _lanes.GetOrAdd(report.Lease.ExperimentId, id => new(() => grains.Experiment(id))).SendAsync(report);
}
