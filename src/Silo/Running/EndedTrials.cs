using System.Collections.Concurrent;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Silo.Running;

/// <summary>
/// Collects how trials of one experiment end, and counts with each: several that end between two looks have each their own
/// count.
/// </summary>
/// <param name="id">The experiment.</param>
/// <param name="counts">Its trials before the first event.</param>
internal sealed class EndedTrials(string id, TrialCounts counts)
{
    private readonly ConcurrentQueue<TrialEnded> _waiting = [];

    private TrialCounts _counts = counts;

    /// <summary>Takes an event of the ledger; from its thread.</summary>
    public void OnCommitted(CommittedEvent committed)
    {
        if (committed.Event is TrialEnded ended && ended.ExperimentId == id) { _waiting.Enqueue(ended); }
    }

    /// <summary>What came since the last call, in ledger order, with the trials that had ended by then.</summary>
    public IEnumerable<(TrialEnded Ended, TrialCounts Counts)> Take()
    {
        while (_waiting.TryDequeue(out var ended))
        {
            _counts = Add(_counts, ended.Outcome.State);
            yield return (ended, _counts);
        }
    }

    private static TrialCounts Add(TrialCounts counts, TrialState state) => state switch
    {
        TrialState.Completed => counts with { Completed = counts.Completed + 1 },
        TrialState.Pruned => counts with { Pruned = counts.Pruned + 1 },
        TrialState.Failed => counts with { Failed = counts.Failed + 1 },
        _ => counts with { Canceled = counts.Canceled + 1 },
    };
}
