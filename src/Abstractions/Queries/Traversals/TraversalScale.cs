namespace Orchestrator.Abstractions.Queries.Traversals;

/// <summary>Between which values a dimension of the code goes.</summary>
public enum TraversalScale
{
    /// <summary>From 3 standard deviations below to 3 above where it starts from.</summary>
    Deviations,

    /// <summary>
    /// From its 5th to its 95th percentile, or from its least to its greatest value where those two are one: for codes that cannot be
    /// below 0, where 3 deviations below the mean are values that no image has.
    /// </summary>
    Percentiles,
}
