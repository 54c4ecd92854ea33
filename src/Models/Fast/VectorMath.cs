using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast;

/// <summary>
/// Functions of 8 floats at once from additions, products and fused products alone, so that every processor gives the
/// same bits. Errors are relative unless said; NaN gives NaN.
/// </summary>
internal static class VectorMath
{
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>
    /// e^x for x clamped to [-87, 87]: 2^k e^r with |r| at most ln 2 / 2, where Taylor's polynomial of degree 7 leaves out
    /// less than 6e-9; with rounding the error is below 3e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // The native order of operands lets NaN through.
        x = Vector256.MinNative(Vector256.Create(87f), Vector256.MaxNative(Vector256.Create(-87f), x));
        var k = Round(x * Log2E);
        var r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-Ln2High), x);
        r = Vector256.FusedMultiplyAdd(k, Vector256.Create(-Ln2Low), r);
        var p = Vector256.Create(1f / 5040);
        p = Step(p, r, 1f / 720);
        p = Step(p, r, 1f / 120);
        p = Step(p, r, 1f / 24);
        p = Step(p, r, 1f / 6);
        p = Step(p, r, 0.5f);
        p = Step(p, r, 1);
        p = Step(p, r, 1);
        return p * Vector256.ShiftLeft(Vector256.ConvertToInt32Native(k) + Vector256.Create(127), 23).AsSingle();
    }

    /// <summary>1 / (1 + e^-x); error below 5e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    /// <summary>
    /// ln x for a normal x &gt; 0: e ln 2 + 2 artanh(s) with s = (m - 1) / (m + 1), |s| at most 0.172, where the series up to
    /// s^9 leaves out less than 1e-9. The error is below 2e-7 of the larger of |ln x| and 0.35.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        // Moves the mantissa to [sqrt(1/2), sqrt(2)).
        var bits = x.AsInt32() - Vector256.Create(0x3F3504F3);
        var e = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(bits, 23));
        var m = ((bits & Vector256.Create(0x007FFFFF)) + Vector256.Create(0x3F3504F3)).AsSingle();
        var s = (m - Vector256<float>.One) / (m + Vector256<float>.One);
        var square = s * s;
        var p = Vector256.Create(2f / 9);
        p = Step(p, square, 2f / 7);
        p = Step(p, square, 2f / 5);
        p = Step(p, square, 2f / 3);
        p = Step(p, square, 2);
        return Vector256.FusedMultiplyAdd(e, Vector256.Create(Ln2High), Vector256.FusedMultiplyAdd(e, Vector256.Create(Ln2Low), p * s));
    }

    /// <summary>
    /// sin and cos of 2 pi <paramref name="turns"/>, a number in [-1/2, 1/2]: Taylor's polynomials of degree 9 and 8 within an
    /// eighth of a turn, where they leave out less than 3e-8. The absolute error is below 3e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Sin, Vector256<float> Cos) SinCos(Vector256<float> turns)
    {
        var quarters = turns * 4;
        var k = Round(quarters);
        var a = (quarters - k) * 1.57079633f;
        var square = a * a;
        var s = Step(Step(Step(Step(Vector256.Create(1f / 362880), square, -1f / 5040), square, 1f / 120), square, -1f / 6), square, 1) * a;
        var c = Step(Step(Step(Step(Vector256.Create(1f / 40320), square, -1f / 720), square, 1f / 24), square, -0.5f), square, 1);
        var quarter = Vector256.ConvertToInt32Native(k);
        var isOdd = Vector256.Equals(quarter & Vector256<int>.One, Vector256<int>.One).AsSingle();
        var sine = Vector256.ConditionalSelect(isOdd, c, s);
        var cosine = Vector256.ConditionalSelect(isOdd, s, c);
        return (Negate(sine, quarter), Negate(cosine, quarter + Vector256<int>.One));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Step(Vector256<float> sum, Vector256<float> x, float next) =>
        Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(next));

    // To the nearest integer, halves to even, below 2^22: adding 1.5 x 2^23 leaves no room for a fraction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Round(Vector256<float> x) => x + Vector256.Create(12582912f) - Vector256.Create(12582912f);

    // Changes the sign where bit 1 of the quarter is set.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Negate(Vector256<float> value, Vector256<int> quarter) =>
        (value.AsInt32() ^ Vector256.ShiftLeft(quarter & Vector256.Create(2), 30)).AsSingle();
}
