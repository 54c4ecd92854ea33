using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Workers;

/// <summary>How an attempt ends beside what its slot says: by a verdict, or because a report of it was malformed.</summary>
internal sealed class AttemptEnding
{
    private Verdict _verdict = Verdict.Continue;
    private TrialFailure? _failure;

    /// <summary>Whether the attempt shall end at the end of its epoch; what it reports until then counts.</summary>
    public bool IsPausing => _verdict == Verdict.Pause;

    /// <summary>Whether the attempt ends here, whatever it still reports.</summary>
    public bool IsDecided => _verdict is Verdict.Prune or Verdict.Stop or Verdict.Superseded || _failure is not null;

    public void Take(Verdict verdict) => _verdict = verdict;

    public void Refuse(TrialFailure failure) => _failure = failure;

    /// <summary>The outcome to record for what the slot says.</summary>
    public TrialOutcome Conclude(TrialOutcome outcome) => _failure is { } failure
        ? new(outcome.Lease, TrialState.Failed, failure)
        : _verdict switch
        {
            Verdict.Prune => new(outcome.Lease, TrialState.Pruned),
            Verdict.Stop => new(outcome.Lease, TrialState.Canceled),
            _ => outcome,
        };
}
