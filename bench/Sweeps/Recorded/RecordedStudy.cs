namespace Orchestrator.Bench.Sweeps.Recorded;

/// <summary>Pairs of sweeps that are looked up in place of trained.</summary>
/// <param name="table">The recorded curves.</param>
/// <param name="noise">See <see cref="RecordedSweep"/>.</param>
internal sealed class RecordedStudy(CurveTable table, double noise)
{
    /// <summary>Random search and the Bayesian one of a seed.</summary>
    public SweepPair Measure(Study study, SweepOptions options, int seed)
    {
        var random = new RecordedSweep(study, table, noise).Run(study.Random(options, seed), (2 * seed) + 1);
        var bayes = new RecordedSweep(study, table, noise).Run(study.Bayes(options, seed), 2 * seed);
        return SweepPair.Of(seed, random, bayes);
    }
}
