namespace Orchestrator.Grains.Search.Pruners;

/// <summary>The epochs at which a pruner has a say, rising, and the most epochs that a setting trains.</summary>
internal sealed class RungLadder
{
    private readonly int[] _epochs;
    private readonly int _max;

    private RungLadder(IEnumerable<int> epochs, int max) =>
        (_epochs, _max) = ([.. epochs.Where(epoch => epoch >= 1 && epoch < max).Distinct().Order()], max);

    /// <summary>How many rungs there are below the end.</summary>
    public int Count => _epochs.Length;

    /// <summary>The rungs' epochs.</summary>
    public IReadOnlyList<int> Epochs => _epochs;

    /// <summary><paramref name="first"/>, <paramref name="first"/> * <paramref name="eta"/>, ... below <paramref name="max"/>.</summary>
    public static RungLadder Up(int first, double eta, int max) =>
        new(Enumerable.Range(0, 64).Select(power => Floor(first * Math.Pow(eta, power), max)), max);

    /// <summary><paramref name="last"/> / <paramref name="eta"/>^k for k = 1 to <paramref name="count"/>.</summary>
    public static RungLadder Down(int last, double eta, int count, int max) =>
        new(Enumerable.Range(1, Math.Min(count, 64)).Select(power => Floor(last / Math.Pow(eta, power), max)), max);

    /// <summary>Every <paramref name="interval"/>th epoch from <paramref name="first"/> on.</summary>
    public static RungLadder Every(int interval, int first, int max) =>
        new(Enumerable.Range(0, Math.Max(0, ((max - first) / interval) + 1)).Select(step => first + (step * interval)), max);

    /// <summary>The first rung after <paramref name="epoch"/>, or the end.</summary>
    public int After(int epoch)
    {
        foreach (var rung in _epochs)
        {
            if (rung > epoch) { return rung; }
        }

        return _max;
    }

    /// <summary>The index of the rung at <paramref name="epoch"/>, or -1.</summary>
    public int IndexOf(int epoch) => Array.BinarySearch(_epochs, epoch) is >= 0 and var index ? index : -1;

    // Powers of a fraction carry rounding errors that must not take an epoch away.
    private static int Floor(double epoch, int max) => (int)Math.Min(Math.Floor(epoch + 1e-9), max);
}
