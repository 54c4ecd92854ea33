using System.Text.Json.Serialization;

namespace Orchestrator.Abstractions.Search;

/// <summary>A parameter set that was enqueued into an experiment which existed already, with its place in the order of decisions.</summary>
/// <param name="Setting">Its setting's index within its family, from 0: it is the next new setting from that one on, and earlier ones are as they were.</param>
/// <param name="Parameters">What it gives; what it leaves out is drawn.</param>
/// <param name="Trial">The number of its setting's first trial.</param>
[GenerateSerializer, Immutable, Alias("enqueued-set")]
public sealed record EnqueuedSet(
    [property: Id(0)] int Setting, [property: Id(1)] IReadOnlyList<ParameterAssignment> Parameters, [property: Id(2)] int Trial)
{
    /// <summary>Where a fork begins, whose parameters are a whole setting; null for a set that begins at the beginning.</summary>
    [Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public ForkOrigin? Origin { get; init; }
}
