using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// Matrix products with AVX-512, for processors on which MKL stays with vectors of half that width though they have it:
/// all but Intel's. Panels of B are packed; A is read where it lies.
/// </summary>
internal static unsafe class WideProduct
{
    // A panel of this depth takes 32 KB and stays in the first cache beside 12 rows of A.
    private const int Depth = 256;

    [ThreadStatic]
    private static NativeFloats? _memory;

    /// <summary>Whether the processor has the instructions.</summary>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <inheritdoc cref="MatrixLibrary.Multiply"/>
    public static void Multiply(in MatrixView a, in MatrixView b, float keep, in MatrixView c, (int M, int N, int K) size)
    {
        _memory ??= new((Depth + ProductTile.Rows) * ProductTile.Columns);
        var panel = _memory.Pointer;
        var sums = panel + Depth * ProductTile.Columns;
        for (var k = 0; k < size.K; k += Depth)
        {
            var depth = Math.Min(Depth, size.K - k);
            for (var column = 0; column < size.N; column += ProductTile.Columns)
            {
                var columns = Math.Min(ProductTile.Columns, size.N - column);
                ProductPanel.Pack(b, k, column, depth, columns, panel);
                MultiplyPanel(a, k, depth, panel, sums, new(c.Values + column, c.Stride), size.M, columns, k > 0 || keep > 0);
            }
        }
    }

    private static void MultiplyPanel(
        in MatrixView a, int k, int depth, float* panel, float* sums, in MatrixView c, int rows, int columns, bool isAdded)
    {
        nint row = a.IsTransposed ? 1 : a.Stride;
        nint column = a.IsTransposed ? a.Stride : 1;
        for (var i = 0; i < rows;)
        {
            var from = a.Values + i * row + k * column;
            var count = rows - i >= ProductTile.Rows ? ProductTile.Rows : rows - i >= ProductTile.FewRows ? ProductTile.FewRows : 1;
            switch (count)
            {
                case ProductTile.Rows:
                    ProductTile.Multiply12(from, row, column, panel, depth, sums);
                    break;
                case ProductTile.FewRows:
                    ProductTile.Multiply4(from, row, column, panel, depth, sums);
                    break;
                default:
                    ProductTile.Multiply1(from, column, panel, depth, sums);
                    break;
            }

            Put(sums, c.Values + (long)i * c.Stride, c.Stride, count, columns, isAdded);
            i += count;
        }
    }

    /// <summary>Stores what a tile summed, or adds it.</summary>
    /// <param name="sums">[rows, 32].</param>
    /// <param name="to">[rows, columns].</param>
    /// <param name="stride">From a row there to the next.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns; at most 32.</param>
    /// <param name="isAdded">Whether what is there stays part of the sum.</param>
    public static void Put(float* sums, float* to, int stride, int rows, int columns, bool isAdded)
    {
        for (var row = 0; row < rows; row++, sums += ProductTile.Columns, to += stride)
        {
            for (var i = 0; i < columns; i += WideLanes.Count)
            {
                var sum = Vector512.Load(sums + i);
                WideLanes.Store(isAdded ? WideLanes.Load(to + i, columns - i) + sum : sum, to + i, columns - i);
            }
        }
    }
}
