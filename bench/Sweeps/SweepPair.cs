namespace Orchestrator.Bench.Sweeps;

/// <summary>Random search of whole trials, and the Bayesian sampler with ASHA, of one seed.</summary>
/// <param name="Seed">The experiments' seed.</param>
/// <param name="RandomEpochs">Epochs that random search trained.</param>
/// <param name="Random">What it found.</param>
/// <param name="Quarter">What the other found in a quarter of these epochs.</param>
/// <param name="Epochs">Epochs after which the other had found as good a trial, or null where it never did.</param>
internal sealed record SweepPair(int Seed, int RandomEpochs, FoundTrial Random, FoundTrial Quarter, int? Epochs)
{
    /// <summary>Epochs as a share of random's; infinite where it never found as much.</summary>
    public double Share => Epochs is { } epochs ? (double)epochs / RandomEpochs : double.PositiveInfinity;

    public static SweepPair Of(int seed, FoundCurve random, FoundCurve bayes) =>
        new(seed, random.Epochs, random.Best, bayes.BestWithin(random.Epochs / 4), bayes.EpochsUntil(random.Best.Value));
}
