using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast;

/// <summary>Random numbers in memory. What is not used of the last vectors is lost.</summary>
internal static unsafe class NoiseFloats
{
    /// <summary>Fills <paramref name="to"/> with <paramref name="count"/> numbers from N(0, 1).</summary>
    public static void FillNormal(this NoiseStream noise, float* to, int count)
    {
        var i = 0;
        for (; NoiseStream.IsWide && i <= count - (4 * Lanes.Count); i += 4 * Lanes.Count)
        {
            var (one, other) = noise.NextWideNormal();
            Store(one.GetLower(), other.GetLower(), to + i);
            Store(one.GetUpper(), other.GetUpper(), to + i + (2 * Lanes.Count));
        }

        for (; i < count; i += 2 * Lanes.Count)
        {
            var (one, other) = noise.NextNormal();
            Lanes.Store(one, to + i, count - i);
            Lanes.Store(other, to + i + Lanes.Count, Math.Max(0, count - i - Lanes.Count));
        }
    }

    /// <summary>Fills <paramref name="to"/> with <paramref name="count"/> numbers from U[0, 1).</summary>
    public static void FillUniform(this NoiseStream noise, float* to, int count)
    {
        var i = 0;
        for (; NoiseStream.IsWide && i <= count - (4 * Lanes.Count); i += 4 * Lanes.Count)
        {
            var (one, other) = noise.NextWideUniform();
            Store(one.GetLower(), other.GetLower(), to + i);
            Store(one.GetUpper(), other.GetUpper(), to + i + (2 * Lanes.Count));
        }

        for (; i < count; i += 2 * Lanes.Count)
        {
            var (one, other) = noise.NextUniform();
            Lanes.Store(one, to + i, count - i);
            Lanes.Store(other, to + i + Lanes.Count, Math.Max(0, count - i - Lanes.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> one, Vector256<float> other, float* to)
    {
        one.Store(to);
        other.Store(to + Lanes.Count);
    }
}
