using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Models.Fast;

/// <summary>
/// A stream of random numbers that is a function of seed and position alone, with the same bits on every processor.
/// Vectors come in pairs, 16 numbers for 4 counters of <see cref="Philox"/>; what a caller does not use of a pair is lost.
/// </summary>
/// <param name="seed">The stream.</param>
internal sealed class NoiseStream(ulong seed)
{
    private const float Unit = 1f / (1 << 24);

    private static readonly Vector256<ulong> Offsets = Vector256.Create(0UL, 1, 2, 3);
    private static readonly Vector512<ulong> WideOffsets = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
    private readonly ulong[] _keys = Philox.ScheduleOf(seed);
    private ulong _counter;

    /// <summary>Whether 32 numbers are quicker than two pairs.</summary>
    public static bool IsWide => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    /// <summary>
    /// 16 numbers from N(0, 1), by Box and Muller (1958) from 24 bits each: at most 5.8 from 0, where 8 in a billion would
    /// be further out.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<float> One, Vector256<float> Other) NextNormal()
    {
        var (first, second) = Next();
        var radius = Vector256.Sqrt(VectorMath.Log(Fraction(first) + Vector256.Create(Unit)) * -2);
        var (sin, cos) = VectorMath.SinCos(Fraction(second) - Vector256.Create(0.5f));
        return (radius * cos, radius * sin);
    }

    /// <summary>What two calls of <see cref="NextNormal"/> give, with the same bits; only where <see cref="IsWide"/> holds.</summary>
    /// <returns>The first pair in the lower halves, the second in the upper ones.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector512<float> One, Vector512<float> Other) NextWideNormal()
    {
        var (first, second) = NextWide();
        var radius = Vector512.Sqrt(WideMath.Log(Fraction(first) + Vector512.Create(Unit)) * -2);
        var (sin, cos) = WideMath.SinCos(Fraction(second) - Vector512.Create(0.5f));
        return (radius * cos, radius * sin);
    }

    /// <summary>16 numbers from U[0, 1), multiples of 2^-24.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<float> One, Vector256<float> Other) NextUniform()
    {
        var (first, second) = Next();
        return (Fraction(first), Fraction(second));
    }

    /// <summary>What two calls of <see cref="NextUniform"/> give, with the same bits; only where <see cref="IsWide"/> holds.</summary>
    /// <returns>The first pair in the lower halves, the second in the upper ones.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector512<float> One, Vector512<float> Other) NextWideUniform()
    {
        var (first, second) = NextWide();
        return (Fraction(first), Fraction(second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<uint> First, Vector256<uint> Second) Next()
    {
        var words = Philox.Next(Vector256.Create(_counter) + Offsets, _keys);
        _counter += 4;
        return words;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector512<uint> First, Vector512<uint> Second) NextWide()
    {
        var words = Philox.Next(Vector512.Create(_counter) + WideOffsets, _keys);
        _counter += 8;
        return words;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Fraction(Vector512<uint> bits) =>
        Vector512.ConvertToSingle(Vector512.ShiftRightLogical(bits, 8).AsInt32()) * Unit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Fraction(Vector256<uint> bits) =>
        Vector256.ConvertToSingle(Vector256.ShiftRightLogical(bits, 8).AsInt32()) * Unit;
}
