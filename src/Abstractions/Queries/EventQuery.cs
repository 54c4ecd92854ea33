namespace Orchestrator.Abstractions.Queries;

/// <summary>Which events to list.</summary>
/// <param name="ExperimentId">Only this experiment's, or null for all.</param>
/// <param name="After">The sequence at which the part before ended, or null for the first.</param>
/// <param name="Limit">1 to 1,000 events.</param>
public sealed record EventQuery(string? ExperimentId = null, long? After = null, int Limit = 100)
{
    /// <summary>Whether the newest come first, and parts go on with older ones.</summary>
    public bool IsNewestFirst { get; init; }

    /// <summary>Only this one of <see cref="EventKinds"/>, or null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether only what people did is listed: commands, from wherever they came.</summary>
    public bool IsByPeople { get; init; }
}
