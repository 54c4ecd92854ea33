using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// Matrix products by the program's own tiles, for processors on which MKL is slower: all but Intel's. Panels of B are packed; A is read where
/// it lies. The same bits with tiles of all shapes.
/// </summary>
/// <typeparam name="T">The tiles.</typeparam>
internal static unsafe class OwnProduct<T> where T : struct, IProductTile
{
    /// <summary>Rows of B that are summed at once: so many of a panel stay in the first cache beside a tile's rows of A.</summary>
    public const int Depth = 256;

    [ThreadStatic]
    private static NativeFloats? _memory;

    /// <inheritdoc cref="MatrixLibrary.Multiply"/>
    public static void Multiply(in MatrixView a, in MatrixView b, float keep, in MatrixView c, (int M, int N, int K) size)
    {
        _memory ??= new((Depth + T.Rows) * T.Columns);
        var panel = _memory.Pointer;
        var sums = panel + Depth * T.Columns;
        for (var k = 0; k < size.K; k += Depth)
        {
            var depth = Math.Min(Depth, size.K - k);
            for (var column = 0; column < size.N; column += T.Columns)
            {
                var columns = Math.Min(T.Columns, size.N - column);
                ProductPanel<T>.Pack(b, k, column, depth, columns, panel);
                TileTarget target = new(c.Values + column, c.Stride, k > 0 || keep > 0);
                for (int row = 0, rows; row < size.M; row += rows)
                {
                    rows = ProductRows<T>.AtOnce(size.M - row);
                    ProductRows<T>.Multiply(Factor(a).From(row, k), rows, panel, depth, target.From(row, 0), columns, sums);
                }
            }
        }
    }

    /// <summary>A matrix as tiles read it.</summary>
    public static TileFactor Factor(in MatrixView a) => a.IsTransposed ? new(a.Values, 1, a.Stride) : new(a.Values, a.Stride, 1);
}
