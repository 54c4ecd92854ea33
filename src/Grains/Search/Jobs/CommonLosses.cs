namespace Orchestrator.Grains.Search.Jobs;

/// <summary>
/// Losses of settings that trained for different lengths, brought to the scale of the shortest. At each level the settings that came
/// from below share out among themselves, by their order there, the losses that they had: what longer training says of them
/// replaces what shorter training said, and the losses of those that stopped stay comparable. Failures are worst and take no part.
/// Ranks stand for values between tasks in D. Salinas et al., A Quantile-based Approach for Hyperparameter Transfer Learning, 2020;
/// here the tasks are levels.
/// </summary>
/// <remarks>
/// What has no loss below is placed beside the others (<see cref="LevelPlaces"/>). Where a pruner judges every epoch, levels less than
/// twice as far as one before are passed over: they tell hardly more.
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
            if (_levels.Keys.Any(other => Math.Max(level, other) < (long)LeastRatio * Math.Min(level, other))) { return false; }

            _levels.Add(level, entries = []);
        }

        entries.Add(new(draw, loss));
        return true;
    }

    /// <summary>The loss of every setting. Linear in the results but for sorting.</summary>
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
        Entry[] links = [.. entries.Where(one => !double.IsNaN(one.Loss) && !double.IsNaN(Below(one))).OrderBy(one => one.Loss).ThenBy(one => one.Draw)];
        double[] losses = [.. links.Select(Below).Order()];
        Entry[] others = [.. entries.Where(one => double.IsNaN(one.Loss) || double.IsNaN(Below(one)))];
        var places = others.All(one => double.IsNaN(one.Loss))
            ? null
            : new LevelPlaces([.. links.Select(one => one.Loss)], losses, entries.Select(one => one.Loss), shared.Values);
        foreach (var one in others) { shared[one.Draw] = double.IsNaN(one.Loss) ? double.NaN : places!.Of(one.Loss); }

        for (var rank = 0; rank < links.Length; rank++) { shared[links[rank].Draw] = losses[rank]; }

        double Below(Entry one) => shared.GetValueOrDefault(one.Draw, double.NaN);
    }

    private readonly record struct Entry(long Draw, double Loss);
}
