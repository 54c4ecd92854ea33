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
    private readonly ConcurrentQueue<LedgerEvent> _waiting = [];

    private TrialCounts _counts = counts;

    /// <summary>Takes an event of the ledger; from its thread.</summary>
    public void OnCommitted(CommittedEvent committed)
    {
        if (committed.Event is TrialEnded or TrialsReopened or SearchDecided { Kind: DecisionKind.Prune } && committed.Event.ExperimentId == id)
        {
            _waiting.Enqueue(committed.Event);
        }
    }

    /// <summary>
    /// What came since the last call, in ledger order, with the trials that had ended by then: each a <see cref="TrialEnded"/>, or the
    /// <see cref="SearchDecided"/> that pruned a trial.
    /// </summary>
    public IEnumerable<(LedgerEvent Ended, TrialCounts Counts)> Take()
    {
        while (_waiting.TryDequeue(out var one))
        {
            if (one is TrialsReopened reopened) { _counts = Add(_counts, reopened.From, -reopened.Trials.Count); }
            else if (one is TrialEnded ended)
            {
                _counts = Add(_counts, ended.Outcome.State, 1);
                yield return (ended, _counts);
            }
            else
            {
                _counts = Add(_counts, TrialState.Pruned, 1);
                yield return (one, _counts);
            }
        }
    }

    private static TrialCounts Add(TrialCounts counts, TrialState state, int number) => state switch
    {
        TrialState.Completed => counts with { Completed = counts.Completed + number },
        TrialState.Pruned => counts with { Pruned = counts.Pruned + number },
        TrialState.Failed => counts with { Failed = counts.Failed + number },
        _ => counts with { Canceled = counts.Canceled + number },
    };
}
