namespace Orchestrator.Abstractions.Queries;

/// <summary>One lease on a trial.</summary>
/// <param name="Attempt">The attempt, from 1; leases given back without a fault share it.</param>
/// <param name="LeaseNumber">The fencing number.</param>
/// <param name="WorkerId">The worker process.</param>
/// <param name="Slot">The slot, from 0.</param>
/// <param name="StartedAt">When it was granted, UTC.</param>
/// <param name="EndedAt">When it ended, UTC, or null.</param>
/// <param name="Outcome">completed, pruned, failed, canceled, released, lost or restarted; null while it runs.</param>
/// <param name="Environment">What it ran in, a JSON object.</param>
public sealed record AttemptRow(
    int Attempt,
    long LeaseNumber,
    string WorkerId,
    int Slot,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string? Outcome,
    string Environment)
{
    /// <summary>The first epoch that it recorded, or null where it recorded none; above 1 it went on from a checkpoint.</summary>
    public int? FirstEpoch { get; init; }

    /// <summary>The last epoch that it recorded, or null.</summary>
    public int? LastEpoch { get; init; }
}
