using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Results;

/// <summary>
/// The truth: an append-only list of events with the tables that follow from them. One writer, group commit. Safe to call
/// from any thread.
/// </summary>
public interface ILedger : IAsyncDisposable
{
    /// <summary>Appends events in one transaction: all or none.</summary>
    /// <returns>
    /// After the commit is durable and the applier has seen the events; at once <see cref="AppendResult.Refused"/> where a
    /// condition of one of them does not hold. A locked, slow or full disk delays it; it does not fail.
    /// </returns>
    /// <exception cref="ObjectDisposedException">The ledger is closed.</exception>
    Task<AppendResult> AppendAsync(IReadOnlyList<LedgerEvent> events);

    /// <summary>Sets who is told of every committed event, in ledger order, on the writer's thread, before its append returns. At most one.</summary>
    void SetApplier(Action<CommittedEvent> applier);

    /// <summary>
    /// Every event of an experiment in ledger order, read from the database one after the other, so that none need be kept; sample images
    /// are left out of reports.
    /// </summary>
    /// <param name="experimentId">The experiment; nothing is read of one that is not there.</param>
    /// <param name="withMetrics">
    /// Whether reports have their metrics, seconds and images a second, which are most of what a database holds; else they have none and NaN.
    /// </param>
    /// <param name="after">Only events of a higher sequence are read.</param>
    IEnumerable<CommittedEvent> Read(string experimentId, bool withMetrics, long after = 0);

    /// <summary>What an experiment has used so far, from the database.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="withTrials">Whether its trials' time is asked for, which reads every one of them; else it is 0.</param>
    /// <exception cref="KeyNotFoundException">There is no such experiment.</exception>
    ExperimentUsage ReadUsage(string experimentId, bool withTrials);

    /// <summary>How fast it writes, or null before the first append.</summary>
    LedgerPace? ReadPace();

    /// <summary>The ids of experiments that have not ended, oldest first.</summary>
    IReadOnlyList<string> ListUnfinished();
}
