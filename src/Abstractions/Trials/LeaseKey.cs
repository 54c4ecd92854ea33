namespace Orchestrator.Abstractions.Trials;

/// <summary>What every write of a running trial carries; the ledger refuses one whose number is not the trial's newest.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Trial">The trial number.</param>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="Number">The fencing number, growing within the experiment.</param>
[GenerateSerializer, Immutable, Alias("lease-key")]
public sealed record LeaseKey(
    [property: Id(0)] string ExperimentId,
    [property: Id(1)] int Trial,
    [property: Id(2)] int Attempt,
    [property: Id(3)] long Number);
