using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast;

/// <summary>Functions of <see cref="VectorMath"/> for 16 floats at once, with the same bits; where processors have such vectors.</summary>
internal static class WideMath
{
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <inheritdoc cref="VectorMath.Log"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        // Moves the mantissa to [sqrt(1/2), sqrt(2)).
        var bits = x.AsInt32() - Vector512.Create(0x3F3504F3);
        var e = Vector512.ConvertToSingle(Vector512.ShiftRightArithmetic(bits, 23));
        var m = ((bits & Vector512.Create(0x007FFFFF)) + Vector512.Create(0x3F3504F3)).AsSingle();
        var s = (m - Vector512<float>.One) / (m + Vector512<float>.One);
        var square = s * s;
        var p = Vector512.Create(2f / 9);
        p = Step(p, square, 2f / 7);
        p = Step(p, square, 2f / 5);
        p = Step(p, square, 2f / 3);
        p = Step(p, square, 2);
        return Vector512.FusedMultiplyAdd(e, Vector512.Create(Ln2High), Vector512.FusedMultiplyAdd(e, Vector512.Create(Ln2Low), p * s));
    }

    /// <inheritdoc cref="VectorMath.SinCos"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Sin, Vector512<float> Cos) SinCos(Vector512<float> turns)
    {
        var quarters = turns * 4;
        var k = Round(quarters);
        var a = (quarters - k) * 1.57079633f;
        var square = a * a;
        var s = Step(Step(Step(Step(Vector512.Create(1f / 362880), square, -1f / 5040), square, 1f / 120), square, -1f / 6), square, 1) * a;
        var c = Step(Step(Step(Step(Vector512.Create(1f / 40320), square, -1f / 720), square, 1f / 24), square, -0.5f), square, 1);
        var quarter = Vector512.ConvertToInt32Native(k);
        var isOdd = Vector512.Equals(quarter & Vector512<int>.One, Vector512<int>.One).AsSingle();
        var sine = Vector512.ConditionalSelect(isOdd, c, s);
        var cosine = Vector512.ConditionalSelect(isOdd, s, c);
        return (Negate(sine, quarter), Negate(cosine, quarter + Vector512<int>.One));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Step(Vector512<float> sum, Vector512<float> x, float next) =>
        Vector512.FusedMultiplyAdd(sum, x, Vector512.Create(next));

    // To the nearest integer, halves to even, below 2^22: adding 1.5 x 2^23 leaves no room for a fraction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Round(Vector512<float> x) => x + Vector512.Create(12582912f) - Vector512.Create(12582912f);

    // Changes the sign where bit 1 of the quarter is set.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Negate(Vector512<float> value, Vector512<int> quarter) =>
        (value.AsInt32() ^ Vector512.ShiftLeft(quarter & Vector512.Create(2), 30)).AsSingle();
}
