using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>How long the newest appends took. Safe to use from any thread.</summary>
internal sealed class AppendTimes
{
    private const int Kept = 1_000;

    private readonly Lock _gate = new();
    private readonly double[] _milliseconds = new double[Kept];
    private long _count;

    public void Add(TimeSpan time)
    {
        lock (_gate) { _milliseconds[_count++ % Kept] = time.TotalMilliseconds; }
    }

    /// <returns>null before the first append.</returns>
    public LedgerPace? Read()
    {
        var (count, newest) = Copy();
        Array.Sort(newest);
        return count == 0 ? null : new(count, At(newest, 0.5), At(newest, 0.99));
    }

    private (long Count, double[] Newest) Copy()
    {
        lock (_gate) { return (_count, _milliseconds[..(int)Math.Min(_count, Kept)]); }
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Ceiling(sorted.Length * share) - 1];
}
