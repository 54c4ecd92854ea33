namespace Orchestrator.Grains.Search.Jobs;

/// <summary>
/// Losses of settings that trained for different lengths, brought to the scale of the shortest. At each level the settings that came
/// from below share out among themselves, by their order there, the losses that they had: what longer training says of them
/// replaces what shorter training said, and the losses of those that stopped stay comparable. Ranks stand for values between tasks in
/// D. Salinas et al., A Quantile-based Approach for Hyperparameter Transfer Learning, 2020; here the tasks are levels.
/// </summary>
/// <remarks>
/// Settings that began at a higher level are placed on the line between those that link it to the ones below, and left out without two
/// such. Where a pruner judges every epoch, levels less than twice as far as one before are passed over: they tell hardly more.
/// </remarks>
internal sealed class CommonLosses
{
    private const int LeastRatio = 2;

    private readonly SortedDictionary<int, List<Entry>> _levels = [];

    /// <summary>The shortest training of all, whose scale is the common one; 0 before any.</summary>
    public int Shortest => _levels.Count == 0 ? 0 : _levels.Keys.First();

    /// <summary>Takes in a setting's loss at a level, once.</summary>
    /// <param name="level">The epoch, at least 1, or <see cref="int.MaxValue"/> at the end of training.</param>
    /// <param name="draw">The setting.</param>
    /// <param name="loss">NaN is worst.</param>
    /// <returns>Whether it counts; false for a level that is passed over.</returns>
    public bool Add(int level, long draw, double loss)
    {
        if (!_levels.TryGetValue(level, out var entries))
        {
            if (_levels.Keys.Any(other => (long)Math.Max(level, other) < (long)LeastRatio * Math.Min(level, other))) { return false; }

            _levels.Add(level, entries = []);
        }

        entries.Add(new(draw, loss));
        return true;
    }

    /// <summary>The losses by setting. Linear in the results but for sorting.</summary>
    public IReadOnlyDictionary<long, double> Share()
    {
        var shared = new Dictionary<long, double>();
        foreach (var entries in _levels.Values)
        {
            if (shared.Count == 0) { foreach (var one in entries) { shared.Add(one.Draw, one.Loss); } }
            else { Share(entries, shared); }
        }

        return shared;
    }

    private static void Share(List<Entry> entries, Dictionary<long, double> shared)
    {
        Entry[] links = [.. entries.Where(one => shared.ContainsKey(one.Draw)).OrderBy(one => one.Loss, LossComparer.Instance).ThenBy(one => one.Draw)];
        double[] losses = [.. links.Select(one => shared[one.Draw]).Order(LossComparer.Instance)];
        for (var rank = 0; rank < links.Length; rank++)
        {
            shared[links[rank].Draw] = double.IsNaN(links[rank].Loss) ? double.NaN : losses[rank];
        }

        var line = Line([.. links.Zip(losses, (link, loss) => (link.Loss, loss)).Where(pair => double.IsFinite(pair.Item1) && double.IsFinite(pair.loss))]);
        foreach (var one in entries.Where(one => !shared.ContainsKey(one.Draw)))
        {
            if (line is not null) { shared.Add(one.Draw, line(one.Loss)); }
        }
    }

    // Straight between the links, and beyond them as steep as they are on the whole; null where they make no line.
    private static Func<double, double>? Line((double At, double Value)[] links)
    {
        if (links.Length < 2 || links[^1].At == links[0].At) { return null; }

        var slope = (links[^1].Value - links[0].Value) / (links[^1].At - links[0].At);
        return at =>
        {
            var above = Array.FindIndex(links, link => link.At >= at);
            if (above <= 0)
            {
                var end = above == 0 ? links[0] : links[^1];
                return end.Value + (slope * (at - end.At));
            }

            var (from, to) = (links[above - 1], links[above]);
            return from.Value + ((to.Value - from.Value) * (at - from.At) / (to.At - from.At));
        };
    }

    private readonly record struct Entry(long Draw, double Loss);
}
