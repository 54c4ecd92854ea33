namespace Orchestrator.Abstractions.Trials;

/// <summary>How an attempt ended on its worker.</summary>
/// <param name="Lease">The right under which it ran.</param>
/// <param name="State">Completed, Failed, or Pending when the lease is given back unfinished.</param>
/// <param name="Failure">Set exactly when <paramref name="State"/> is Failed.</param>
/// <param name="WeightsHash">SHA-256 over the trained weights in lower-case hex; null unless Completed.</param>
[GenerateSerializer, Immutable, Alias("trial-outcome")]
public sealed record TrialOutcome(
    [property: Id(0)] LeaseKey Lease,
    [property: Id(1)] TrialState State,
    [property: Id(2)] TrialFailure? Failure = null,
    [property: Id(3)] string? WeightsHash = null);
