using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Workers;

/// <summary>The way of a slot's report to its experiment. Safe to use from any thread.</summary>
public interface IReportCarrier
{
    /// <summary>Carries a report there and its verdict back.</summary>
    /// <returns>The verdict; the report is on the disk by then.</returns>
    /// <exception cref="Exception">Whatever the experiment's grain throws, or kept the call from it.</exception>
    Task<Verdict> SendAsync(EpochReport report);
}
