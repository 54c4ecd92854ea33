using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Models.Fast;

/// <summary>
/// Philox4x32-10 (Salmon et al. 2011): 128 random bits for each counter, here for 4 counters at once. Each word sits in
/// the lower half of a lane of 64 bits.
/// </summary>
internal static class Philox
{
    /// <summary>The upper two words of the counter are 0.</summary>
    /// <param name="counters">4 counters.</param>
    /// <param name="seed">The key.</param>
    /// <returns>Two words a lane: the first and second, then the third and fourth.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<uint> First, Vector256<uint> Second) Next(Vector256<ulong> counters, ulong seed) =>
        Next(counters, Vector256.ShiftRightLogical(counters, 32), Vector256<ulong>.Zero, Vector256<ulong>.Zero, seed);

    /// <summary>All four words of the counters given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<uint> First, Vector256<uint> Second) Next(
        Vector256<ulong> c0, Vector256<ulong> c1, Vector256<ulong> c2, Vector256<ulong> c3, ulong seed)
    {
        var (key0, key1) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < 10; round++)
        {
            var (one, other) = (Multiply(c0, 0xD2511F53), Multiply(c2, 0xCD9E8D57));
            (c0, c1) = (Vector256.ShiftRightLogical(other, 32) ^ c1 ^ Vector256.Create((ulong)key0), other);
            (c2, c3) = (Vector256.ShiftRightLogical(one, 32) ^ c3 ^ Vector256.Create((ulong)key1), one);
            (key0, key1) = (unchecked(key0 + 0x9E3779B9), unchecked(key1 + 0xBB67AE85));
        }

        return (Join(c0, c1), Join(c2, c3));
    }

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
