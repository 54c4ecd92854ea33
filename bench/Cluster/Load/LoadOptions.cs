namespace Orchestrator.Bench.Cluster.Load;

/// <summary>What a load is.</summary>
/// <param name="Slots">Slots that report at once.</param>
/// <param name="Processes">Worker processes that have them.</param>
/// <param name="ReportsPerSecond">Reports that all slots together offer.</param>
/// <param name="Seconds">How long reports are measured.</param>
/// <param name="Trials">Trials of the experiment whose bookkeeping is measured.</param>
/// <param name="Restart">A database whose head is started, or null.</param>
internal sealed record LoadOptions(int Slots, int Processes, int ReportsPerSecond, int Seconds, int Trials, string? Restart);
