using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Faults;

namespace Orchestrator.Bench.Cluster;

/// <summary>What a campaign came to.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Minutes">The time over which faults were spread.</param>
/// <param name="Workers">Workers.</param>
/// <param name="HasTls">Whether head and workers spoke TLS.</param>
/// <param name="Injected">Faults that were injected.</param>
/// <param name="LeftOut">Kinds that were not.</param>
/// <param name="Recovery">What they cost.</param>
/// <param name="Violations">What must not be, and is.</param>
internal sealed record CampaignReport(
    int Seed, double Minutes, int Workers, bool HasTls, int Injected, IReadOnlyList<LeftOut> LeftOut, Recovery Recovery, IReadOnlyList<string> Violations)
{
    public static CampaignReport Of(
        CampaignOptions options, IReadOnlyList<LeftOut> leftOut, IReadOnlyList<Injection> injections, Recovery recovery, IReadOnlyList<string> violations) =>
        new(options.Seed, options.Length.TotalMinutes, options.Workers, options.HasTls, injections.Count, leftOut, recovery, violations);
}
