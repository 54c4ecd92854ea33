namespace Orchestrator.Bench.Cluster;

/// <summary>What a campaign was asked for.</summary>
/// <param name="Faults">Faults, at least 1.</param>
/// <param name="Seed">Draws them.</param>
/// <param name="Length">The time over which they are spread.</param>
/// <param name="Workers">Workers, of one slot each.</param>
/// <param name="Sweeps">The sweeps that run meanwhile, again and again.</param>
/// <param name="UsesRoot">Whether faults that need root are done where they can be.</param>
/// <param name="HasTls">Whether head and workers speak TLS.</param>
/// <param name="Folder">Where everything lies; what is left there shows what happened.</param>
internal sealed record CampaignOptions(
    int Faults, int Seed, TimeSpan Length, int Workers, IReadOnlyList<CampaignSweep> Sweeps, bool UsesRoot, bool HasTls, string Folder);
