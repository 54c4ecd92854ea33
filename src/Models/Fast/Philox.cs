using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Models.Fast;

/// <summary>
/// Philox4x32-10 (Salmon et al. 2011): 128 random bits for each counter, here for 4 or 8 counters at once. Each word sits in
/// the lower half of a lane of 64 bits.
/// </summary>
internal static class Philox
{
    private const int Rounds = 10;
    private const uint One = 0xD2511F53;
    private const uint Other = 0xCD9E8D57;

    /// <summary>The keys of all rounds, two for each.</summary>
    /// <param name="seed">The key.</param>
    public static ulong[] ScheduleOf(ulong seed)
    {
        var keys = new ulong[2 * Rounds];
        var (key0, key1) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            (keys[2 * round], keys[(2 * round) + 1]) = (key0, key1);
            (key0, key1) = (unchecked(key0 + 0x9E3779B9), unchecked(key1 + 0xBB67AE85));
        }

        return keys;
    }

    /// <summary>The upper two words of the counter are 0.</summary>
    /// <param name="counters">4 counters.</param>
    /// <param name="keys">Of <see cref="ScheduleOf"/>.</param>
    /// <returns>Two words a lane: the first and second, then the third and fourth.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<uint> First, Vector256<uint> Second) Next(Vector256<ulong> counters, ReadOnlySpan<ulong> keys) =>
        Next(counters, Vector256.ShiftRightLogical(counters, 32), Vector256<ulong>.Zero, Vector256<ulong>.Zero, keys);

    /// <summary>All four words of the counters given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<uint> First, Vector256<uint> Second) Next(
        Vector256<ulong> c0, Vector256<ulong> c1, Vector256<ulong> c2, Vector256<ulong> c3, ReadOnlySpan<ulong> keys)
    {
        for (var round = 0; round < 2 * Rounds; round += 2)
        {
            var (one, other) = (Multiply(c0, One), Multiply(c2, Other));
            (c0, c1) = (Vector256.ShiftRightLogical(other, 32) ^ c1 ^ Vector256.Create(keys[round]), other);
            (c2, c3) = (Vector256.ShiftRightLogical(one, 32) ^ c3 ^ Vector256.Create(keys[round + 1]), one);
        }

        return (Join(c0, c1), Join(c2, c3));
    }

    /// <summary>The same for 8 counters, on processors with AVX-512.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<uint> First, Vector512<uint> Second) Next(Vector512<ulong> counters, ReadOnlySpan<ulong> keys)
    {
        var (c0, c1, c2, c3) = (counters, Vector512.ShiftRightLogical(counters, 32), Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        for (var round = 0; round < 2 * Rounds; round += 2)
        {
            var (one, other) = (Multiply(c0, One), Multiply(c2, Other));
            (c0, c1) = (Vector512.ShiftRightLogical(other, 32) ^ c1 ^ Vector512.Create(keys[round]), other);
            (c2, c3) = (Vector512.ShiftRightLogical(one, 32) ^ c3 ^ Vector512.Create(keys[round + 1]), one);
        }

        return (Join(c0, c1), Join(c2, c3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Join(Vector512<ulong> low, Vector512<ulong> high) =>
        ((low & Vector512.Create(0xFFFFFFFFUL)) | Vector512.ShiftLeft(high, 32)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Multiply(Vector512<ulong> lanes, uint factor) =>
        Avx512F.Multiply(lanes.AsUInt32(), Vector512.Create((ulong)factor).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Join(Vector256<ulong> low, Vector256<ulong> high) =>
        ((low & Vector256.Create(0xFFFFFFFFUL)) | Vector256.ShiftLeft(high, 32)).AsUInt32();

    // The lower halves of the lanes multiplied, in full.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Multiply(Vector256<ulong> lanes, uint factor)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.Multiply(lanes.AsUInt32(), Vector256.Create((ulong)factor).AsUInt32());
        }

        return (lanes & Vector256.Create(0xFFFFFFFFUL)) * Vector256.Create((ulong)factor);
    }
}
