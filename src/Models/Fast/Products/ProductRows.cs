namespace Orchestrator.Models.Fast.Products;

/// <summary>Any number of rows of A times a packed panel of B, by the tiles that fit.</summary>
/// <typeparam name="T">The tiles.</typeparam>
internal static unsafe class ProductRows<T> where T : struct, IProductTile
{
    /// <summary>Rows of the next tile where <paramref name="rest"/> are left.</summary>
    // Two tiles of few rows beat a large one that leaves single rows.
    public static int AtOnce(int rest) =>
        rest >= T.Rows && (rest < 2 * IProductTile.FewRows || rest == T.Rows || rest >= T.Rows + IProductTile.FewRows) ? T.Rows
        : rest >= IProductTile.FewRows ? IProductTile.FewRows
        : 1;

    /// <summary>The rows of one tile.</summary>
    /// <param name="a">Its rows, from the panel's first k on.</param>
    /// <param name="rows">What <see cref="AtOnce"/> gave.</param>
    /// <param name="panel">[k, the tile's columns].</param>
    /// <param name="k">Rows of the panel.</param>
    /// <param name="c">[rows, columns].</param>
    /// <param name="columns">At most the tile's.</param>
    /// <param name="sums">[the tile's rows, the tile's columns]; overwritten where there are fewer columns.</param>
    public static void Multiply(in TileFactor a, int rows, float* panel, int k, in TileTarget c, int columns, float* sums)
    {
        if (columns == T.Columns)
        {
            Multiply(a, rows, panel, k, c);
            return;
        }

        Multiply(a, rows, panel, k, new(sums, T.Columns, false));
        for (var row = 0; row < rows; row++)
        {
            Put(sums + row * T.Columns, c.Values + row * c.Stride, columns, c.IsAdded);
        }
    }

    private static void Multiply(in TileFactor a, int rows, float* panel, int k, in TileTarget c)
    {
        if (rows == T.Rows)
        {
            T.MultiplyRows(a, panel, k, c);
        }
        else if (rows == IProductTile.FewRows)
        {
            T.MultiplyFewRows(a, panel, k, c);
        }
        else
        {
            T.MultiplyRow(a, panel, k, c);
        }
    }

    private static void Put(float* sums, float* to, int columns, bool isAdded)
    {
        for (var i = 0; i < columns; i += Lanes.Count)
        {
            var sum = Lanes.Load(sums + i, columns - i);
            Lanes.Store(isAdded ? Lanes.Load(to + i, columns - i) + sum : sum, to + i, columns - i);
        }
    }
}
