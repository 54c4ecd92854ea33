namespace Orchestrator.Grains.Search.Samplers.Nsga2;

/// <summary>Which of several losses are worth having: those that no other is at least as good as in all and better than in one.</summary>
internal static class ParetoFront
{
    /// <summary>Whether <paramref name="left"/> is at least as good in every loss and better in one. NaN is worst.</summary>
    public static bool Dominates(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var isBetter = false;
        for (var objective = 0; objective < left.Count; objective++)
        {
            var order = Compare(left[objective], right[objective]);
            if (order > 0) { return false; }

            isBetter |= order < 0;
        }

        return isBetter;
    }

    /// <summary>The indices of what nothing dominates, in their order. A result with a failure in every loss is on no front but of such.</summary>
    /// <remarks>What dominates another comes before it in lexicographic order, so each is compared with the front so far alone.</remarks>
    public static IReadOnlyList<int> Of(IReadOnlyList<IReadOnlyList<double>> losses)
    {
        var front = new List<int>();
        foreach (var index in Indices(losses).OrderBy(index => losses[index], Lexicographic))
        {
            if (!front.Exists(member => Dominates(losses[member], losses[index]))) { front.Add(index); }
        }

        return [.. front.Order()];
    }

    /// <summary>All indices by rank: the front, the front of the rest, and so on (Deb et al. 2002, section III.A).</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Fronts(IReadOnlyList<IReadOnlyList<double>> losses)
    {
        var dominators = new int[losses.Count];
        List<int>[] dominated = [.. losses.Select(_ => new List<int>())];
        for (var left = 0; left < losses.Count; left++)
        {
            for (var right = 0; right < losses.Count; right++)
            {
                if (Dominates(losses[left], losses[right])) { dominated[left].Add(right); dominators[right]++; }
            }
        }

        var fronts = new List<IReadOnlyList<int>>();
        for (List<int> front = [.. Indices(losses).Where(index => dominators[index] == 0)]; front.Count > 0;)
        {
            fronts.Add(front);
            front = [.. front.SelectMany(index => dominated[index]).Where(index => --dominators[index] == 0).Order()];
        }

        return fronts;
    }

    /// <summary>Smaller first; NaN last and equal to itself.</summary>
    public static int Compare(double left, double right) => (double.IsNaN(left), double.IsNaN(right)) switch
    {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => -1,
        _ => left.CompareTo(right),
    };

    private static Comparer<IReadOnlyList<double>> Lexicographic { get; } = Comparer<IReadOnlyList<double>>.Create((left, right) =>
        left.Zip(right, Compare).FirstOrDefault(order => order != 0));

    private static IEnumerable<int> Indices(IReadOnlyList<IReadOnlyList<double>> losses) => Enumerable.Range(0, losses.Count);
}
