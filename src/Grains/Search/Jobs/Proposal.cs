using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Jobs;

/// <summary>The parameters of a setting.</summary>
/// <param name="Draw">The index under which they were drawn; one that broke a constraint is not used again.</param>
/// <param name="Parameters">The active ones in file order.</param>
/// <param name="Source">Where they came from, in words.</param>
internal sealed record Proposal(long Draw, IReadOnlyList<ParameterAssignment> Parameters, string Source)
{
    /// <summary>The checkpoint with which a fork begins, or null.</summary>
    public TrialOrigin? Origin { get; init; }
}
