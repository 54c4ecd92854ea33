using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// A tile of a product: some rows of A times a packed panel of B, 32 columns wide, summed in registers in the order of k.
/// The loops stay methods of their own: inlined, their sums find no registers.
/// </summary>
internal static unsafe class ProductTile
{
    /// <summary>Rows of the large tile: its 24 sums, two vectors of B and one of A fit into 32 registers.</summary>
    public const int Rows = 12;

    /// <summary>Rows of the tile for what is left.</summary>
    public const int FewRows = 4;

    /// <summary>Columns of a tile.</summary>
    public const int Columns = 2 * WideLanes.Count;

    /// <summary>12 rows.</summary>
    /// <param name="a">The first number of the first row.</param>
    /// <param name="row">From a row of A to the next.</param>
    /// <param name="column">From a column of A to the next.</param>
    /// <param name="panel">[k, 32].</param>
    /// <param name="k">Columns of A.</param>
    /// <param name="sums">[rows, 32]; overwritten.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Multiply12(float* a, nint row, nint column, float* panel, int k, float* sums)
    {
        Vector512<float> s0l = default, s0h = default, s1l = default, s1h = default, s2l = default, s2h = default;
        Vector512<float> s3l = default, s3h = default, s4l = default, s4h = default, s5l = default, s5h = default;
        Vector512<float> s6l = default, s6h = default, s7l = default, s7h = default, s8l = default, s8h = default;
        Vector512<float> s9l = default, s9h = default, s10l = default, s10h = default, s11l = default, s11h = default;
        var a3 = a + 3 * row;
        var a6 = a + 6 * row;
        var a9 = a + 9 * row;
        for (var end = panel + (long)k * Columns; panel < end; panel += Columns)
        {
            var low = Vector512.Load(panel);
            var high = Vector512.Load(panel + WideLanes.Count);
            Add(*a, low, high, ref s0l, ref s0h);
            Add(a[row], low, high, ref s1l, ref s1h);
            Add(a[2 * row], low, high, ref s2l, ref s2h);
            Add(*a3, low, high, ref s3l, ref s3h);
            Add(a3[row], low, high, ref s4l, ref s4h);
            Add(a3[2 * row], low, high, ref s5l, ref s5h);
            Add(*a6, low, high, ref s6l, ref s6h);
            Add(a6[row], low, high, ref s7l, ref s7h);
            Add(a6[2 * row], low, high, ref s8l, ref s8h);
            Add(*a9, low, high, ref s9l, ref s9h);
            Add(a9[row], low, high, ref s10l, ref s10h);
            Add(a9[2 * row], low, high, ref s11l, ref s11h);
            a += column;
            a3 += column;
            a6 += column;
            a9 += column;
        }

        Store(s0l, s0h, sums);
        Store(s1l, s1h, sums + Columns);
        Store(s2l, s2h, sums + 2 * Columns);
        Store(s3l, s3h, sums + 3 * Columns);
        Store(s4l, s4h, sums + 4 * Columns);
        Store(s5l, s5h, sums + 5 * Columns);
        Store(s6l, s6h, sums + 6 * Columns);
        Store(s7l, s7h, sums + 7 * Columns);
        Store(s8l, s8h, sums + 8 * Columns);
        Store(s9l, s9h, sums + 9 * Columns);
        Store(s10l, s10h, sums + 10 * Columns);
        Store(s11l, s11h, sums + 11 * Columns);
    }

    /// <summary>4 rows.</summary>
    /// <inheritdoc cref="Multiply12"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Multiply4(float* a, nint row, nint column, float* panel, int k, float* sums)
    {
        Vector512<float> s0l = default, s0h = default, s1l = default, s1h = default;
        Vector512<float> s2l = default, s2h = default, s3l = default, s3h = default;
        for (var end = panel + (long)k * Columns; panel < end; panel += Columns, a += column)
        {
            var low = Vector512.Load(panel);
            var high = Vector512.Load(panel + WideLanes.Count);
            Add(*a, low, high, ref s0l, ref s0h);
            Add(a[row], low, high, ref s1l, ref s1h);
            Add(a[2 * row], low, high, ref s2l, ref s2h);
            Add(a[3 * row], low, high, ref s3l, ref s3h);
        }

        Store(s0l, s0h, sums);
        Store(s1l, s1h, sums + Columns);
        Store(s2l, s2h, sums + 2 * Columns);
        Store(s3l, s3h, sums + 3 * Columns);
    }

    /// <summary>1 row.</summary>
    /// <inheritdoc cref="Multiply12"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Multiply1(float* a, nint column, float* panel, int k, float* sums)
    {
        Vector512<float> l = default, h = default;
        for (var end = panel + (long)k * Columns; panel < end; panel += Columns, a += column)
        {
            Add(*a, Vector512.Load(panel), Vector512.Load(panel + WideLanes.Count), ref l, ref h);
        }

        Store(l, h, sums);
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
    private static void Store(Vector512<float> low, Vector512<float> high, float* sums)
    {
        low.Store(sums);
        high.Store(sums + WideLanes.Count);
    }
}
