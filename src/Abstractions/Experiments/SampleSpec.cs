namespace Orchestrator.Abstractions.Experiments;

/// <summary>Which epochs keep sample images.</summary>
/// <param name="Every">Epochs between samples; the last epoch always has one. At least 1.</param>
/// <param name="Count">Images in one sample, 1 to 64.</param>
[GenerateSerializer, Immutable, Alias("sample-spec")]
public sealed record SampleSpec([property: Id(0)] int Every, [property: Id(1)] int Count);
