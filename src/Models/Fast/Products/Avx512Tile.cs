using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// 12 rows and 32 columns: 24 sums, two vectors of B and one of A fit into 32 registers. The loops stay methods of their own: inlined,
/// their sums find no registers.
/// </summary>
internal readonly unsafe struct Avx512Tile : IProductTile
{
    private const int Width = 2 * Half;
    private const int Half = 16;

    /// <inheritdoc/>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <inheritdoc/>
    public static int Rows => 12;

    /// <inheritdoc/>
    public static int Columns => Width;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MultiplyRows(in TileFactor a, float* panel, int k, in TileTarget c)
    {
        Vector512<float> s0l = default, s0h = default, s1l = default, s1h = default, s2l = default, s2h = default;
        Vector512<float> s3l = default, s3h = default, s4l = default, s4h = default, s5l = default, s5h = default;
        Vector512<float> s6l = default, s6h = default, s7l = default, s7h = default, s8l = default, s8h = default;
        Vector512<float> s9l = default, s9h = default, s10l = default, s10h = default, s11l = default, s11h = default;
        var (row, column) = (a.Row, a.Column);
        var a0 = a.Values;
        var a3 = a0 + 3 * row;
        var a6 = a0 + 6 * row;
        var a9 = a0 + 9 * row;
        for (var end = panel + (long)k * Width; panel < end; panel += Width)
        {
            var low = Vector512.Load(panel);
            var high = Vector512.Load(panel + Half);
            Add(*a0, low, high, ref s0l, ref s0h);
            Add(a0[row], low, high, ref s1l, ref s1h);
            Add(a0[2 * row], low, high, ref s2l, ref s2h);
            Add(*a3, low, high, ref s3l, ref s3h);
            Add(a3[row], low, high, ref s4l, ref s4h);
            Add(a3[2 * row], low, high, ref s5l, ref s5h);
            Add(*a6, low, high, ref s6l, ref s6h);
            Add(a6[row], low, high, ref s7l, ref s7h);
            Add(a6[2 * row], low, high, ref s8l, ref s8h);
            Add(*a9, low, high, ref s9l, ref s9h);
            Add(a9[row], low, high, ref s10l, ref s10h);
            Add(a9[2 * row], low, high, ref s11l, ref s11h);
            a0 += column;
            a3 += column;
            a6 += column;
            a9 += column;
        }

        Put(s0l, s0h, c, 0);
        Put(s1l, s1h, c, 1);
        Put(s2l, s2h, c, 2);
        Put(s3l, s3h, c, 3);
        Put(s4l, s4h, c, 4);
        Put(s5l, s5h, c, 5);
        Put(s6l, s6h, c, 6);
        Put(s7l, s7h, c, 7);
        Put(s8l, s8h, c, 8);
        Put(s9l, s9h, c, 9);
        Put(s10l, s10h, c, 10);
        Put(s11l, s11h, c, 11);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void MultiplyFewRows(in TileFactor a, float* panel, int k, in TileTarget c)
    {
        Vector512<float> s0l = default, s0h = default, s1l = default, s1h = default;
        Vector512<float> s2l = default, s2h = default, s3l = default, s3h = default;
        var (row, column) = (a.Row, a.Column);
        var at = a.Values;
        for (var end = panel + (long)k * Width; panel < end; panel += Width, at += column)
        {
            var low = Vector512.Load(panel);
            var high = Vector512.Load(panel + Half);
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
        Vector512<float> l = default, h = default;
        var at = a.Values;
        for (var end = panel + (long)k * Width; panel < end; panel += Width, at += a.Column)
        {
            Add(*at, Vector512.Load(panel), Vector512.Load(panel + Half), ref l, ref h);
        }

        Put(l, h, c, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float a, Vector512<float> low, Vector512<float> high, ref Vector512<float> sumLow, ref Vector512<float> sumHigh)
    {
        var factor = Vector512.Create(a);
        sumLow = Vector512.FusedMultiplyAdd(factor, low, sumLow);
        sumHigh = Vector512.FusedMultiplyAdd(factor, high, sumHigh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector512<float> low, Vector512<float> high, in TileTarget c, int row)
    {
        var to = c.Values + row * c.Stride;
        if (c.IsAdded)
        {
            (low, high) = (Vector512.Load(to) + low, Vector512.Load(to + Half) + high);
        }

        low.Store(to);
        high.Store(to + Half);
    }
}
