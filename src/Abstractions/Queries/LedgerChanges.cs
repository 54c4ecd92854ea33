namespace Orchestrator.Abstractions.Queries;

/// <summary>What changed since an event.</summary>
/// <param name="Newest">The sequence of the newest event; 0 where there is none.</param>
/// <param name="Experiments">The experiments that have newer events, in the order in which they were created.</param>
public sealed record LedgerChanges(long Newest, IReadOnlyList<ChangedExperiment> Experiments);
