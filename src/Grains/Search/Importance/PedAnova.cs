using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Importance;

/// <summary>
/// PED-ANOVA (Watanabe, Bansal and Hutter 2023, "PED-ANOVA: efficiently quantifying hyperparameter importance in arbitrary subspaces"):
/// how far the values of the best trials are distributed otherwise than those of all, as a Pearson divergence. Bad trials, however bad,
/// change nothing.
/// </summary>
internal static class PedAnova
{
    /// <summary>The share of the trials that is called the best.</summary>
    public const double TopShare = 0.1;

    /// <summary>The least number of them.</summary>
    public const int LeastTop = 2;

    /// <summary>The divergence of the best trials' values from all trials', at least 0; only its ratio to those of other columns means something.</summary>
    /// <param name="column">What the coordinates stand for.</param>
    /// <param name="coordinates">[trials], without NaN.</param>
    /// <param name="losses">[trials], finite, smaller ones better.</param>
    public static double Divergence(Column column, double[] coordinates, double[] losses)
    {
        var count = Math.Min(losses.Length, Math.Max(LeastTop, (int)Math.Ceiling(TopShare * losses.Length)));
        double[] best = [.. losses.Index().OrderBy(loss => loss.Item).Take(count).Select(loss => coordinates[loss.Index])];
        var all = BinnedDensity.Of(column, coordinates);
        return BinnedDensity.Of(column, best).Zip(all, (top, whole) => (top - whole) * (top - whole) / whole).Sum();
    }
}
