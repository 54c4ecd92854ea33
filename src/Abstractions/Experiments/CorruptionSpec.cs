namespace Orchestrator.Abstractions.Experiments;

/// <summary>How input images are corrupted.</summary>
/// <param name="Kind">gaussian, masking or salt-pepper.</param>
/// <param name="Level">In [0, 1]: a standard deviation for gaussian, a probability for the others.</param>
[GenerateSerializer, Immutable, Alias("corruption-spec")]
public sealed record CorruptionSpec([property: Id(0)] string Kind, [property: Id(1)] double Level);
