using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast;

/// <summary>
/// A stream of random numbers that is a function of seed and position alone, with the same bits on every processor.
/// Vectors come in pairs, 32 numbers for 8 counters of <see cref="Philox"/>; what a caller does not use of a pair is lost.
/// </summary>
/// <param name="seed">The stream.</param>
internal sealed class NoiseStream(ulong seed)
{
    private const float Unit = 1f / (1 << 24);

    private static readonly Vector512<ulong> Offsets = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7);
    private ulong _counter;

    /// <summary>
    /// 32 numbers from N(0, 1), by Box and Muller (1958) from 24 bits each: at most 5.8 from 0, where 8 in a billion would
    /// be further out.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector512<float> One, Vector512<float> Other) NextNormal()
    {
        var (first, second) = Next();
        var radius = Vector512.Sqrt(VectorMath.Log(Fraction(first) + Vector512.Create(Unit)) * -2);
        var (sin, cos) = VectorMath.SinCos(Fraction(second) - Vector512.Create(0.5f));
        return (radius * cos, radius * sin);
    }

    /// <summary>32 numbers from U[0, 1), multiples of 2^-24.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector512<float> One, Vector512<float> Other) NextUniform()
    {
        var (first, second) = Next();
        return (Fraction(first), Fraction(second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector512<uint> First, Vector512<uint> Second) Next()
    {
        var words = Philox.Next(Vector512.Create(_counter) + Offsets, seed);
        _counter += 8;
        return words;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Fraction(Vector512<uint> bits) =>
        Vector512.ConvertToSingle(Vector512.ShiftRightLogical(bits, 8).AsInt32()) * Unit;
}
