namespace Orchestrator.Abstractions.Experiments;

/// <summary>A data set that an experiment uses.</summary>
/// <param name="Name">digits, mnist, fashion-mnist or idx.</param>
/// <param name="Sha256">The SHA-256, in lower-case hex, over the uncompressed pixels and labels of both parts.</param>
/// <param name="TrainCount">Training images.</param>
/// <param name="TestCount">Test images.</param>
/// <param name="Seed">The seed that <c>digits</c> were drawn from; 0 for the others.</param>
[GenerateSerializer, Immutable, Alias("data-set-spec")]
public sealed record DataSetSpec(
    [property: Id(0)] string Name,
    [property: Id(1)] string Sha256,
    [property: Id(2)] int TrainCount,
    [property: Id(3)] int TestCount,
    [property: Id(4)] long Seed = 0);
