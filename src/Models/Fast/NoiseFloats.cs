namespace Orchestrator.Models.Fast;

/// <summary>Random numbers in memory. What is not used of the last vectors is lost.</summary>
internal static unsafe class NoiseFloats
{
    /// <summary>Fills <paramref name="to"/> with <paramref name="count"/> numbers from N(0, 1).</summary>
    public static void FillNormal(this NoiseStream noise, float* to, int count)
    {
        for (var i = 0; i < count; i += 2 * Lanes.Count)
        {
            var (one, other) = noise.NextNormal();
            Lanes.Store(one, to + i, count - i);
            Lanes.Store(other, to + i + Lanes.Count, Math.Max(0, count - i - Lanes.Count));
        }
    }

    /// <summary>Fills <paramref name="to"/> with <paramref name="count"/> numbers from U[0, 1).</summary>
    public static void FillUniform(this NoiseStream noise, float* to, int count)
    {
        for (var i = 0; i < count; i += 2 * Lanes.Count)
        {
            var (one, other) = noise.NextUniform();
            Lanes.Store(one, to + i, count - i);
            Lanes.Store(other, to + i + Lanes.Count, Math.Max(0, count - i - Lanes.Count));
        }
    }
}
