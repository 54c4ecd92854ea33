using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>Copies columns of B side by side: [k, a tile's columns], with 0 where there are fewer columns.</summary>
/// <typeparam name="T">The tile that reads the panel.</typeparam>
internal static unsafe class ProductPanel<T> where T : struct, IProductTile
{
    /// <summary>Packs <paramref name="depth"/> rows of at most as many columns as the tile has.</summary>
    /// <param name="b">The matrix.</param>
    /// <param name="row">The first row.</param>
    /// <param name="column">The first column.</param>
    /// <param name="depth">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="panel">[depth, the tile's columns]; overwritten.</param>
    public static void Pack(in MatrixView b, int row, int column, int depth, int columns, float* panel)
    {
        if (b.IsTransposed)
        {
            PackTransposed(b.Values + (long)column * b.Stride + row, b.Stride, depth, columns, panel);
        }
        else
        {
            PackRows(b.Values + (long)row * b.Stride + column, b.Stride, depth, columns, panel);
        }
    }

    private static void PackRows(float* from, int stride, int depth, int columns, float* panel)
    {
        for (var k = 0; k < depth; k++, from += stride, panel += T.Columns)
        {
            for (var i = 0; i < T.Columns; i += Lanes.Count)
            {
                (i < columns ? Lanes.Load(from + i, columns - i) : default).Store(panel + i);
            }
        }
    }

    private static void PackTransposed(float* from, int stride, int depth, int columns, float* panel)
    {
        if (columns < T.Columns)
        {
            new Span<float>(panel, depth * T.Columns).Clear();
        }

        var wholeColumns = Sse.IsSupported ? columns & ~3 : 0;
        var wholeDepth = depth & ~3;
        for (var column = 0; column < wholeColumns; column += 4)
        {
            for (var k = 0; k < wholeDepth; k += 4)
            {
                Transpose(from + (long)column * stride + k, stride, panel + (long)k * T.Columns + column);
            }
        }

        for (var column = 0; column < columns; column++)
        {
            for (var k = column < wholeColumns ? wholeDepth : 0; k < depth; k++)
            {
                panel[(long)k * T.Columns + column] = from[(long)column * stride + k];
            }
        }
    }

    // A block of 4 by 4.
    private static void Transpose(float* from, int stride, float* to)
    {
        var (a, b) = (Vector128.Load(from), Vector128.Load(from + stride));
        var (c, d) = (Vector128.Load(from + 2L * stride), Vector128.Load(from + 3L * stride));
        var (abLow, abHigh) = (Sse.UnpackLow(a, b), Sse.UnpackHigh(a, b));
        var (cdLow, cdHigh) = (Sse.UnpackLow(c, d), Sse.UnpackHigh(c, d));
        Sse.MoveLowToHigh(abLow, cdLow).Store(to);
        Sse.MoveHighToLow(cdLow, abLow).Store(to + T.Columns);
        Sse.MoveLowToHigh(abHigh, cdHigh).Store(to + 2 * T.Columns);
        Sse.MoveHighToLow(cdHigh, abHigh).Store(to + 3 * T.Columns);
    }
}
