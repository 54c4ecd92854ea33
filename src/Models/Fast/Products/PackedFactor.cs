using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Products;

/// <summary>See <see cref="IPackedFactor"/>: panels of a tile's columns, each [k, columns].</summary>
/// <typeparam name="T">The tiles.</typeparam>
internal sealed unsafe class PackedFactor<T> : IPackedFactor where T : struct, IProductTile
{
    private readonly NativeFloats _sums = new(T.Rows * T.Columns);
    private NativeFloats _panels = new(1);
    private int _rows;
    private int _columns;

    /// <inheritdoc/>
    public void Pack(in MatrixView b, int rows, int columns)
    {
        (_rows, _columns) = (rows, columns);
        var size = checked(rows * Whole(columns));
        if (_panels.Count < size)
        {
            _panels.Dispose();
            _panels = new(size);
        }

        for (var column = 0; column < columns; column += T.Columns)
        {
            ProductPanel<T>.Pack(b, 0, column, rows, Math.Min(T.Columns, columns - column), Panel(column));
        }
    }

    /// <inheritdoc/>
    public void Multiply(in MatrixView a, in MatrixView c, int rows)
    {
        var factor = OwnProduct<T>.Factor(a);
        for (var k = 0; k < _rows; k += OwnProduct<T>.Depth)
        {
            TileTarget target = new(c.Values, c.Stride, k > 0);
            for (int row = 0, count; row < rows; row += count)
            {
                count = ProductRows<T>.AtOnce(rows - row);
                MultiplyRows(factor.From(row, k), count, k, target.From(row, 0));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sums.Dispose();
        _panels.Dispose();
    }

    private void MultiplyRows(in TileFactor a, int count, int k, in TileTarget c)
    {
        var depth = Math.Min(OwnProduct<T>.Depth, _rows - k);
        for (var column = 0; column < _columns; column += T.Columns)
        {
            var panel = Panel(column) + (long)k * T.Columns;
            ProductRows<T>.Multiply(
                a, count, panel, depth, c.From(0, column), Math.Min(T.Columns, _columns - column), _sums.Pointer);
        }
    }

    private static int Whole(int columns) => (columns + T.Columns - 1) / T.Columns * T.Columns;

    private float* Panel(int column) => _panels.Pointer + (long)column * _rows;
}
