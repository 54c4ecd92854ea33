using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>What a search is told: one of <see cref="ValueReported"/>, <see cref="TrialFinished"/>, <see cref="TrialFailed"/>, <see cref="TrialWithdrawn"/>.</summary>
/// <param name="Trial">The trial that it is about.</param>
internal abstract record SearchEvent(TrialKey Trial);

/// <summary>The objective at the end of an epoch.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Epoch">From 1. Of an epoch that is told twice the first value stands.</param>
/// <param name="Value">The objective in its own direction; NaN is worst.</param>
internal sealed record ValueReported(TrialKey Trial, int Epoch, double Value) : SearchEvent(Trial)
{
    /// <summary>Every metric of the epoch, among them the other objectives where there are several.</summary>
    public IReadOnlyList<MetricValue> Metrics { get; init; } = [];
}

/// <summary>The trial trained to its last epoch.</summary>
internal sealed record TrialFinished(TrialKey Trial) : SearchEvent(Trial);

/// <summary>The trial failed for good.</summary>
internal sealed record TrialFailed(TrialKey Trial, FailureKind Kind) : SearchEvent(Trial);

/// <summary>A person ended the trial: the search leaves it out.</summary>
internal sealed record TrialWithdrawn(TrialKey Trial) : SearchEvent(Trial);
