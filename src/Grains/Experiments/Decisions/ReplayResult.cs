namespace Orchestrator.Grains.Experiments.Decisions;

/// <summary>How an experiment's decisions compare with what its search comes to from the same results.</summary>
/// <param name="Compared">Decisions compared.</param>
/// <param name="Difference">The first difference in words, or null.</param>
public sealed record ReplayResult(long Compared, string? Difference);
