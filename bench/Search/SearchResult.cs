namespace Orchestrator.Bench.Search;

/// <summary>One sampler's searches of one problem.</summary>
/// <param name="Scores">One per seed.</param>
/// <param name="Milliseconds">Mean processor time per trial.</param>
internal sealed record SearchResult(double[] Scores, double Milliseconds)
{
    public static (double Mean, double StandardError) Estimate(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return (mean, values.Count < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) / values.Count));
    }
}
