namespace Orchestrator.Dashboard.Samples;

/// <summary>Which epoch of a trial has the sample image nearest to an asked one.</summary>
internal static class SampleEpochs
{
    /// <summary>
    /// The stored epoch nearest to <paramref name="asked"/>, the earlier of two equally near ones. Samples are stored at
    /// multiples of <paramref name="every"/> and at <paramref name="newest"/>.
    /// </summary>
    public static int Nearest(int asked, int every, int newest)
    {
        if (asked >= newest)
        {
            return newest;
        }

        var before = asked / every * every;
        var after = (int)Math.Min((long)before + every, newest);
        return before > 0 && asked - before <= after - asked ? before : after;
    }

    /// <summary>The stored epoch before <paramref name="epoch"/>, or null.</summary>
    public static int? Before(int epoch, int every) => (epoch - 1) / every * every is > 0 and var before ? before : null;

    /// <summary>The stored epoch after <paramref name="epoch"/>, or null.</summary>
    public static int? After(int epoch, int every, int newest) =>
        epoch >= newest ? null : (int)Math.Min(((long)epoch / every * every) + every, newest);
}
