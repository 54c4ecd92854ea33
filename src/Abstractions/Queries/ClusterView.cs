using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Abstractions.Queries;

/// <summary>A cluster at one moment, as its head knows it.</summary>
/// <param name="Workers">Every worker that the head has heard of since it started and that is not long gone, by name.</param>
/// <param name="Queue">The experiments that are not done, by id, each with what of it waits.</param>
/// <param name="Lost">The last workers that were lost, the newest first.</param>
/// <param name="Ledger">How fast results are written, or null before the first.</param>
public sealed record ClusterView(
    IReadOnlyList<WorkerSummary> Workers, IReadOnlyList<QueuedExperiment> Queue, IReadOnlyList<LostWorker> Lost, LedgerPace? Ledger);
