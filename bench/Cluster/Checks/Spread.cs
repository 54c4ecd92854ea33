namespace Orchestrator.Bench.Cluster.Checks;

/// <summary>Several figures of one kind.</summary>
/// <param name="Count">How many.</param>
/// <param name="Median">The middle one, the upper of two.</param>
/// <param name="Most">The largest.</param>
internal sealed record Spread(int Count, double Median, double Most)
{
    /// <summary>The spread, or null of none.</summary>
    public static Spread? Of(IReadOnlyList<double> figures) => figures.Count == 0 ? null : new(figures.Count, figures.Order().ElementAt(figures.Count / 2), figures.Max());
}
