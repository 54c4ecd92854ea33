namespace Orchestrator.Abstractions.Trials;

/// <summary>A sample image of one epoch.</summary>
/// <param name="Kind"><c>reconstruction</c> (rows: input, [corrupted input,] output) or <c>generation</c>.</param>
/// <param name="Png">An 8-bit greyscale PNG.</param>
[GenerateSerializer, Immutable, Alias("sample-image")]
public sealed record SampleImage([property: Id(0)] string Kind, [property: Id(1)] byte[] Png);
