namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>How far kernels reach.</summary>
internal static class Bandwidths
{
    /// <summary>Steps per doubling of the number of results: kernels are made once per step, not once per result.</summary>
    private const double Steps = 8;

    /// <summary>The width about each of <paramref name="results"/> results; of a category the weight that is spread over all.</summary>
    public static double Of(Bins bins, int results, int columns, TpeOptions options)
    {
        var count = Math.Pow(2, Math.Round(Math.Log2(Math.Max(results, 1)) * Steps) / Steps);
        if (bins.AreCategories) { return options.PriorWeight / (count + options.PriorWeight); }

        var width = bins.AreLevels ? options.LevelBandwidth : options.Bandwidth;
        return Math.Max(width * Math.Pow(count, -1.0 / (columns + 4)), options.LeastBandwidth);
    }
}
