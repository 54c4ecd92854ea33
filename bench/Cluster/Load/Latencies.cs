namespace Orchestrator.Bench.Cluster.Load;

/// <summary>How long calls took, in classes of a tenth of a millisecond up to ten seconds. Safe to use from any thread.</summary>
internal sealed class Latencies
{
    private const double ClassMilliseconds = 0.1;
    private readonly int[] _counts = new int[100_000];

    public void Add(TimeSpan time) =>
        Interlocked.Increment(ref _counts[Math.Clamp((int)(time.TotalMilliseconds / ClassMilliseconds), 0, _counts.Length - 1)]);

    /// <summary>Forgets what was so far.</summary>
    public void Clear() => Array.Clear(_counts);

    /// <summary>The classes that have any, with their counts.</summary>
    public IReadOnlyList<(int Class, int Count)> List() => [.. _counts.Select((count, place) => (place, count)).Where(one => one.count > 0)];

    /// <summary>Adds what another process counted.</summary>
    public void Add(int place, int count) => _counts[place] += count;

    public long Total => _counts.Sum(count => (long)count);

    /// <summary>The time within which a share of all calls was answered, in ms, to the class's upper bound.</summary>
    public double Percentile(double share)
    {
        var left = (long)Math.Ceiling(Total * share);
        return (Array.FindIndex(_counts, count => (left -= count) <= 0) + 1) * ClassMilliseconds;
    }
}
