using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Abstractions.Trials;

/// <summary>A worker slot's right to run one attempt at a trial.</summary>
/// <param name="Key">What its reports carry.</param>
/// <param name="Trial">What to train.</param>
/// <param name="Experiment">The specification that the trial belongs to.</param>
/// <param name="Until">The epoch after which the lease goes back with a checkpoint, for the search to decide; null to train to the end.</param>
/// <param name="Resume">The checkpoint to go on from, or null to start at the beginning.</param>
/// <param name="ResumeOf">The number of the trial whose checkpoint <paramref name="Resume"/> is, or null where it is the trial's own.</param>
[GenerateSerializer, Immutable, Alias("lease")]
public sealed record Lease(
    [property: Id(0)] LeaseKey Key,
    [property: Id(1)] TrialSpec Trial,
    [property: Id(2)] ExperimentSpec Experiment,
    [property: Id(3)] CheckpointInfo? Resume = null,
    [property: Id(4)] int? Until = null,
    [property: Id(5)] int? ResumeOf = null)
{
    /// <summary>The number of the trial among whose files <see cref="Resume"/> lies.</summary>
    public int CheckpointTrial => ResumeOf ?? Key.Trial;
}
