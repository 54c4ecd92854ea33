namespace Orchestrator.Models.Fast.Products;

/// <summary>Where a tile puts its sums.</summary>
/// <param name="values">The first number of the first row.</param>
/// <param name="stride">From a row to the next.</param>
/// <param name="isAdded">Whether what is there stays part of the sum.</param>
internal readonly unsafe struct TileTarget(float* values, nint stride, bool isAdded)
{
    /// <summary>The first number of the first row.</summary>
    public float* Values { get; } = values;

    /// <summary>From a row to the next.</summary>
    public nint Stride { get; } = stride;

    /// <summary>Whether what is there stays part of the sum.</summary>
    public bool IsAdded { get; } = isAdded;

    /// <summary>The same target from another row and column on.</summary>
    public TileTarget From(int row, int column) => new(Values + row * Stride + column, Stride, IsAdded);
}
