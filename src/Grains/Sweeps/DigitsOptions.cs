namespace Orchestrator.Grains.Sweeps;

/// <summary>How the data set <c>digits</c> is drawn.</summary>
/// <param name="TrainCount">Training images. Default: 4,000.</param>
/// <param name="TestCount">Test images. Default: 1,000.</param>
/// <param name="Seed">The seed. Default: 0.</param>
public sealed record DigitsOptions(int TrainCount = 4_000, int TestCount = 1_000, long Seed = 0);
