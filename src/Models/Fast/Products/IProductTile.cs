namespace Orchestrator.Models.Fast.Products;

/// <summary>
/// A tile of a product: some rows of A times a packed panel of B, summed in registers in the order of k. Each sum has a lane of its
/// own and every addition is fused, so that tiles of all shapes give the same bits.
/// </summary>
internal unsafe interface IProductTile
{
    /// <summary>Rows of the tile for what is left.</summary>
    const int FewRows = 4;

    /// <summary>Whether the processor has the instructions.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Rows of the large tile.</summary>
    static abstract int Rows { get; }

    /// <summary>Columns of all tiles.</summary>
    static abstract int Columns { get; }

    /// <summary>As many rows as the large tile has.</summary>
    /// <param name="a">The rows, from the panel's first k on.</param>
    /// <param name="panel">[k, columns].</param>
    /// <param name="k">Rows of the panel.</param>
    /// <param name="c">[rows, columns].</param>
    static abstract void MultiplyRows(in TileFactor a, float* panel, int k, in TileTarget c);

    /// <summary>4 rows.</summary>
    /// <inheritdoc cref="MultiplyRows"/>
    static abstract void MultiplyFewRows(in TileFactor a, float* panel, int k, in TileTarget c);

    /// <summary>1 row.</summary>
    /// <inheritdoc cref="MultiplyRows"/>
    static abstract void MultiplyRow(in TileFactor a, float* panel, int k, in TileTarget c);
}
