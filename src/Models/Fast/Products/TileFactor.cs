namespace Orchestrator.Models.Fast.Products;

/// <summary>Rows of the left factor where they lie.</summary>
/// <param name="values">The first number of the first row.</param>
/// <param name="row">From a row to the next.</param>
/// <param name="column">From a column to the next.</param>
internal readonly unsafe struct TileFactor(float* values, nint row, nint column)
{
    /// <summary>The first number of the first row.</summary>
    public float* Values { get; } = values;

    /// <summary>From a row to the next.</summary>
    public nint Row { get; } = row;

    /// <summary>From a column to the next.</summary>
    public nint Column { get; } = column;

    /// <summary>The same factor from another row and column on.</summary>
    public TileFactor From(int row, int column) => new(Values + row * Row + column * Column, Row, Column);
}
