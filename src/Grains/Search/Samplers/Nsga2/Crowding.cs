namespace Orchestrator.Grains.Search.Samplers.Nsga2;

/// <summary>How far apart the members of a front are (Deb et al. 2002, section III.B).</summary>
internal static class Crowding
{
    /// <summary>Per member of <paramref name="front"/>, the distance between its neighbours in every loss; infinite at the ends.</summary>
    public static double[] Distances(IReadOnlyList<IReadOnlyList<double>> losses, IReadOnlyList<int> front)
    {
        var distances = new double[front.Count];
        for (var objective = 0; objective < losses[front[0]].Count; objective++)
        {
            int[] order = [.. Enumerable.Range(0, front.Count)
                .OrderBy(member => losses[front[member]][objective], Comparer<double>.Create(ParetoFront.Compare))];
            double[] sorted = [.. order.Select(member => losses[front[member]][objective])];
            var range = sorted[^1] - sorted[0];
            (distances[order[0]], distances[order[^1]]) = (double.PositiveInfinity, double.PositiveInfinity);
            for (var place = 1; place < order.Length - 1 && range > 0 && double.IsFinite(range); place++)
            {
                distances[order[place]] += (sorted[place + 1] - sorted[place - 1]) / range;
            }
        }

        return distances;
    }
}
