using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// 6 rows and 16 columns: 12 sums, two vectors of B and one of A fit into 16 registers. The loops stay methods of their own: inlined,
/// their sums find no registers.
/// </summary>
internal readonly unsafe struct Avx2Tile : IProductTile
{
    private const int Width = 2 * Half;
    private const int Half = Lanes.Count;

    /// <inheritdoc/>
    public static bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    /// <inheritdoc/>
    public static int Rows => 6;

    /// <inheritdoc/>
    public static int Columns => Width;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MultiplyRows(in TileFactor a, float* panel, int k, in TileTarget c)
    {
        Vector256<float> s0l = default, s0h = default, s1l = default, s1h = default, s2l = default, s2h = default;
        Vector256<float> s3l = default, s3h = default, s4l = default, s4h = default, s5l = default, s5h = default;
        var (row, column) = (a.Row, a.Column);
        var a0 = a.Values;
        var a3 = a0 + 3 * row;
        for (var end = panel + (long)k * Width; panel < end; panel += Width)
        {
            var low = Vector256.Load(panel);
            var high = Vector256.Load(panel + Half);
            Add(*a0, low, high, ref s0l, ref s0h);
            Add(a0[row], low, high, ref s1l, ref s1h);
            Add(a0[2 * row], low, high, ref s2l, ref s2h);
            Add(*a3, low, high, ref s3l, ref s3h);
            Add(a3[row], low, high, ref s4l, ref s4h);
            Add(a3[2 * row], low, high, ref s5l, ref s5h);
            a0 += column;
            a3 += column;
        }

        Put(s0l, s0h, c, 0);
        Put(s1l, s1h, c, 1);
        Put(s2l, s2h, c, 2);
        Put(s3l, s3h, c, 3);
        Put(s4l, s4h, c, 4);
        Put(s5l, s5h, c, 5);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MultiplyFewRows(in TileFactor a, float* panel, int k, in TileTarget c)
    {
        Vector256<float> s0l = default, s0h = default, s1l = default, s1h = default;
        Vector256<float> s2l = default, s2h = default, s3l = default, s3h = default;
        var (row, column) = (a.Row, a.Column);
        var at = a.Values;
        for (var end = panel + (long)k * Width; panel < end; panel += Width, at += column)
        {
            var low = Vector256.Load(panel);
            var high = Vector256.Load(panel + Half);
            Add(*at, low, high, ref s0l, ref s0h);
            Add(at[row], low, high, ref s1l, ref s1h);
            Add(at[2 * row], low, high, ref s2l, ref s2h);
            Add(at[3 * row], low, high, ref s3l, ref s3h);
        }

        Put(s0l, s0h, c, 0);
        Put(s1l, s1h, c, 1);
        Put(s2l, s2h, c, 2);
        Put(s3l, s3h, c, 3);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MultiplyRow(in TileFactor a, float* panel, int k, in TileTarget c)
    {
        Vector256<float> l = default, h = default;
        var at = a.Values;
        for (var end = panel + (long)k * Width; panel < end; panel += Width, at += a.Column)
        {
            Add(*at, Vector256.Load(panel), Vector256.Load(panel + Half), ref l, ref h);
        }

        Put(l, h, c, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float a, Vector256<float> low, Vector256<float> high, ref Vector256<float> sumLow, ref Vector256<float> sumHigh)
    {
        var factor = Vector256.Create(a);
        sumLow = Vector256.FusedMultiplyAdd(factor, low, sumLow);
        sumHigh = Vector256.FusedMultiplyAdd(factor, high, sumHigh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector256<float> low, Vector256<float> high, in TileTarget c, int row)
    {
        var to = c.Values + row * c.Stride;
        if (c.IsAdded)
        {
            (low, high) = (Vector256.Load(to) + low, Vector256.Load(to + Half) + high);
        }

        low.Store(to);
        high.Store(to + Half);
    }
}
