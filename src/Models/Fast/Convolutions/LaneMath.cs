using System.Runtime.CompilerServices;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Functions for losses, from operations that round alike everywhere; NaN gives NaN.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal static class LaneMath<TLanes, TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    // 1.5 x 2^23: what is added to it has no room for a fraction.
    private const float Rounder = 12582912f;
    private const float Log2E = 1.44269504f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>
    /// e^x for x clamped to [-87, 0]: 2^k e^r with |r| at most ln 2 / 2, by Taylor's polynomial of degree 7. Relative error
    /// below 3e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpOfNegative(TVector x)
    {
        x = TLanes.Max(TLanes.Fill(-87), x);
        var k = TLanes.Subtract(TLanes.MultiplyAdd(x, TLanes.Fill(Log2E), TLanes.Fill(Rounder)), TLanes.Fill(Rounder));
        var r = TLanes.MultiplyAdd(k, TLanes.Fill(-Ln2High), x);
        r = TLanes.MultiplyAdd(k, TLanes.Fill(-Ln2Low), r);
        var p = Step(TLanes.Fill(1f / 5040), r, 1f / 720);
        p = Step(p, r, 1f / 120);
        p = Step(p, r, 1f / 24);
        p = Step(p, r, 1f / 6);
        p = Step(p, r, 0.5f);
        p = Step(p, r, 1);
        p = Step(p, r, 1);
        return TLanes.Multiply(p, TLanes.PowerOfTwo(k));
    }

    /// <summary>
    /// ln(1 + x) for x in [0, 1]: 2 artanh(s) with s = x / (2 + x), at most 1/3, by the series up to s^15. Relative error below
    /// 3e-7.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogOfOneAnd(TVector x)
    {
        var s = TLanes.Divide(x, TLanes.Add(TLanes.Fill(2), x));
        var square = TLanes.Multiply(s, s);
        var p = Step(TLanes.Fill(2f / 15), square, 2f / 13);
        p = Step(p, square, 2f / 11);
        p = Step(p, square, 2f / 9);
        p = Step(p, square, 2f / 7);
        p = Step(p, square, 2f / 5);
        p = Step(p, square, 2f / 3);
        p = Step(p, square, 2);
        return TLanes.Multiply(p, s);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Step(TVector sum, TVector x, float next) => TLanes.MultiplyAdd(sum, x, TLanes.Fill(next));
}
