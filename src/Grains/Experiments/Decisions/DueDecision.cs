using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Experiments.Decisions;

/// <summary>A decision that is to be recorded.</summary>
/// <param name="Decided">The decision.</param>
/// <param name="Created">The trial to create with it, or null.</param>
internal sealed record DueDecision(SearchDecided Decided, TrialSpec? Created)
{
    /// <summary>A step as the ledger has it.</summary>
    public static DueDecision Of(string experimentId, SearchStep step, long position)
    {
        var decided = new SearchDecided(experimentId, step.Family, position, DecisionKind.Finish, step.Trial, null, null, null, step.Decision.Reason);
        return new(
            step.Decision switch
            {
                StartTrial start => With(decided, DecisionKind.Start, start.Job),
                ContinueTrial going => With(decided, DecisionKind.Continue, going.Job),
                PauseTrial pause => decided with { Kind = DecisionKind.Pause, Epoch = pause.Epoch },
                PruneTrial prune => decided with { Kind = DecisionKind.Prune, Epoch = prune.Epoch },
                _ => decided,
            },
            step.Created);
    }

    /// <summary>What to append, as one.</summary>
    public IReadOnlyList<LedgerEvent> ToEvents() =>
        Created is null ? [Decided] : [new TrialCreated(Decided.ExperimentId, Created), Decided];

    private static SearchDecided With(SearchDecided decided, DecisionKind kind, Job job) =>
        decided with { Kind = kind, Job = job.Number, Epoch = job.From, Until = job.IsLast ? null : job.To };
}
