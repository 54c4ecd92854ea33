namespace Orchestrator.Abstractions.Queries;

/// <summary>Trials by state.</summary>
/// <param name="Pending">Waiting for a slot.</param>
/// <param name="Running">Held by a worker.</param>
/// <param name="Paused">Paused.</param>
/// <param name="Completed">Trained to the end.</param>
/// <param name="Pruned">Ended early.</param>
/// <param name="Failed">Failed.</param>
/// <param name="Canceled">Ended by a person.</param>
[GenerateSerializer, Immutable, Alias("trial-counts")]
public sealed record TrialCounts(
    [property: Id(0)] int Pending = 0,
    [property: Id(1)] int Running = 0,
    [property: Id(2)] int Paused = 0,
    [property: Id(3)] int Completed = 0,
    [property: Id(4)] int Pruned = 0,
    [property: Id(5)] int Failed = 0,
    [property: Id(6)] int Canceled = 0)
{
    /// <summary>Trials that have ended.</summary>
    public int Ended => Completed + Pruned + Failed + Canceled;

    /// <summary>Every trial created so far.</summary>
    public int Created => Pending + Running + Paused + Ended;
}
