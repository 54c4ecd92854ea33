namespace Orchestrator.Bench.Sweeps;

/// <summary>What a comparison runs.</summary>
/// <param name="DataDirectory">A folder with MNIST's four files.</param>
/// <param name="FirstSeed">The seed of the first pair.</param>
/// <param name="Seeds">Pairs of sweeps.</param>
/// <param name="Trials">Trials of each sweep.</param>
/// <param name="Epochs">Epochs of a whole trial.</param>
/// <param name="Slots">Trials at once.</param>
/// <param name="Parallelism">The window of the Bayesian sweep.</param>
/// <param name="AtOnce">Pairs that are measured beside each other.</param>
/// <param name="Kept">A folder where the sweeps' databases stay, or null.</param>
internal sealed record SweepOptions(string DataDirectory, int FirstSeed, int Seeds, int Trials, int Epochs, int Slots, int Parallelism, int AtOnce, string? Kept);
