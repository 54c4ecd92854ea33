namespace Orchestrator.Grains.Search.Samplers.Nsga2;

/// <summary>
/// The volume between losses and a reference point that all of them are better than: what a front covers (Zitzler and Thiele 1998).
/// Exact, by slices along the last loss (While et al. 2006), which is meant for up to five objectives.
/// </summary>
internal static class Hypervolume
{
    /// <summary>The volume; losses that are not better than <paramref name="reference"/> in every objective, or NaN, add nothing.</summary>
    public static double Of(IEnumerable<IReadOnlyList<double>> losses, IReadOnlyList<double> reference) =>
        Slice([.. losses.Where(loss => loss.Zip(reference).All(pair => pair.First < pair.Second))], reference, reference.Count);

    private static double Slice(IReadOnlyList<IReadOnlyList<double>> losses, IReadOnlyList<double> reference, int objectives)
    {
        if (losses.Count == 0) { return 0; }

        var last = objectives - 1;
        if (last == 0) { return reference[0] - losses.Min(loss => loss[0]); }

        IReadOnlyList<double>[] sorted = [.. losses.OrderBy(loss => loss[last])];
        var volume = 0.0;
        for (var place = 0; place < sorted.Length; place++)
        {
            var end = place + 1 < sorted.Length ? sorted[place + 1][last] : reference[last];
            if (end > sorted[place][last])
            {
                volume += (end - sorted[place][last]) * Slice([.. sorted.Take(place + 1)], reference, last);
            }
        }

        return volume;
    }
}
