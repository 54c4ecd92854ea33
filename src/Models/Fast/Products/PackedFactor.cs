using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// The right factor of products with AVX-512, packed as a whole once: panels of 32 columns, each [k, 32]. For a left factor that is
/// larger, which is then read once, a few rows at a time past all panels.
/// </summary>
internal sealed unsafe class PackedFactor : IDisposable
{
    // Of so many rows of the left factor a tile reads so many columns before they leave the first cache.
    private const int Depth = 256;

    private readonly NativeFloats _sums = new(ProductTile.Rows * ProductTile.Columns);
    private NativeFloats _panels = new(1);
    private int _rows;
    private int _columns;

    /// <summary>Packs a matrix.</summary>
    /// <param name="b">[rows, columns].</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    public void Pack(in MatrixView b, int rows, int columns)
    {
        (_rows, _columns) = (rows, columns);
        var size = checked(rows * Whole(columns));
        if (_panels.Count < size)
        {
            _panels.Dispose();
            _panels = new(size);
        }

        for (var column = 0; column < columns; column += ProductTile.Columns)
        {
            ProductPanel.Pack(b, 0, column, rows, Math.Min(ProductTile.Columns, columns - column), Panel(column));
        }
    }

    /// <summary>C = A B.</summary>
    /// <param name="a">[rows, k], with k the rows of what is packed.</param>
    /// <param name="c">[rows, columns]; overwritten.</param>
    /// <param name="rows">Rows of both.</param>
    public void Multiply(in MatrixView a, in MatrixView c, int rows)
    {
        nint row = a.IsTransposed ? 1 : a.Stride;
        nint column = a.IsTransposed ? a.Stride : 1;
        for (var k = 0; k < _rows; k += Depth)
        {
            var depth = Math.Min(Depth, _rows - k);
            for (var i = 0; i < rows;)
            {
                var count = rows - i >= ProductTile.Rows ? ProductTile.Rows : rows - i >= ProductTile.FewRows ? ProductTile.FewRows : 1;
                MultiplyRows(a.Values + i * row + k * column, (row, column), (k, depth), c.Values + (long)i * c.Stride, c.Stride, count);
                i += count;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sums.Dispose();
        _panels.Dispose();
    }

    private void MultiplyRows(float* a, (nint Row, nint Column) step, (int From, int Count) depth, float* c, int stride, int count)
    {
        for (var column = 0; column < _columns; column += ProductTile.Columns)
        {
            var panel = Panel(column) + (long)depth.From * ProductTile.Columns;
            switch (count)
            {
                case ProductTile.Rows:
                    ProductTile.Multiply12(a, step.Row, step.Column, panel, depth.Count, _sums.Pointer);
                    break;
                case ProductTile.FewRows:
                    ProductTile.Multiply4(a, step.Row, step.Column, panel, depth.Count, _sums.Pointer);
                    break;
                default:
                    ProductTile.Multiply1(a, step.Column, panel, depth.Count, _sums.Pointer);
                    break;
            }

            WideProduct.Put(_sums.Pointer, c + column, stride, count, Math.Min(ProductTile.Columns, _columns - column), depth.From > 0);
        }
    }

    private static int Whole(int columns) => (columns + ProductTile.Columns - 1) / ProductTile.Columns * ProductTile.Columns;

    private float* Panel(int column) => _panels.Pointer + (long)column * _rows;
}
